using XScrape.Cloud;
using XScrape.Cloud.Ec2;
using XScrape.Diagnosis.Snapshots;

namespace XScrape.Kinds.Networks;

/// <summary>Reads what a snapshot of a network is made of. What there is nothing to ask for is null.</summary>
internal sealed class NetworkReader(ICloudAccount account, CancellationToken stop)
{
    public Task<Observation<IReadOnlyList<Ec2Subnet>>?> SubnetsAsync(IEnumerable<string> ids)
    {
        string[] asked = [.. ids.Distinct()];
        return ListAsync("ec2:DescribeSubnets", asked, a => a.Ec2.DescribeSubnetsAsync(asked, stop));
    }

    public Task<Observation<IReadOnlyList<Ec2SecurityGroup>>?> GroupsAsync(IEnumerable<string> ids)
    {
        string[] asked = [.. ids.Distinct()];
        return ListAsync("ec2:DescribeSecurityGroups", asked, a => a.Ec2.DescribeSecurityGroupsAsync(asked, stop));
    }

    /// <param name="vpc">The VPC; null where it is not known.</param>
    /// <param name="attribute">enableDnsSupport or enableDnsHostnames.</param>
    public async Task<Observation<VpcDns>?> DnsAsync(string? vpc, string attribute) => vpc is null ? null
        : await Reading.Of<VpcDns>("ec2:DescribeVpcAttribute", account, async a => new VpcDns(await a.Ec2.DescribeVpcAttributeAsync(vpc, attribute, stop).ConfigureAwait(false))).ConfigureAwait(false);

    private async Task<Observation<IReadOnlyList<T>>?> ListAsync<T>(string action, string[] ids, Func<ICloudAccount, Task<IReadOnlyList<T>>> read) => ids.Length == 0 ? null
        : await Reading.Of<IReadOnlyList<T>>(action, account, async a => await read(a).ConfigureAwait(false)).ConfigureAwait(false);
}
