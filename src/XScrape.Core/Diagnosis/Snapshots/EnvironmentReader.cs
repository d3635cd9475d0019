using XScrape.Arns;
using XScrape.Cloud.Amp;
using XScrape.Cloud.Ec2;
using XScrape.Cloud.Eks;
using XScrape.Cloud;
using XScrape.Destinations;
using XScrape.Links;
using XScrape.Scrapers;
using XScrape.Sources;

namespace XScrape.Diagnosis.Snapshots;

/// <summary>Reads what stands around a scraper: cluster, network and workspace. All of it can be read before there is a scraper.</summary>
internal sealed class EnvironmentReader(ScraperLink link, CancellationToken stop)
{
    private readonly ICloudAccount _source = link.Session.Source;

    private readonly ICloudAccount _target = link.Session.Target;

    public async Task<LinkSnapshot> ReadAsync(Task<Observation<Scraper>?> scraper)
    {
        Task<LinkSnapshot> source = ReadSourceAsync(scraper);
        Task<LinkSnapshot> target = ReadTargetAsync();
        await Task.WhenAll(source, target).ConfigureAwait(false);
        LinkSnapshot workspace = await target.ConfigureAwait(false);
        return await source.ConfigureAwait(false) with { Workspace = workspace.Workspace, WorkspacePolicy = workspace.WorkspacePolicy };
    }

    /// <summary>Cluster and network.</summary>
    /// <param name="scraper">The scraper, which knows its network; null where there is none yet.</param>
    public async Task<LinkSnapshot> ReadSourceAsync(Task<Observation<Scraper>?>? scraper)
    {
        Task<Observation<EksCluster>?> cluster = ClusterAsync();
        Scraper? there = scraper is null ? null : (await scraper.ConfigureAwait(false))?.Value;
        LinkSnapshot seen = new(there is null ? link : link.With(f => ScraperSearch.Merge(f, there))) { Cluster = await cluster.ConfigureAwait(false) };
        Task<Observation<EksAccessEntry>?> entry = EntryAsync(seen.Cluster?.Value, there);
        Task<LinkSnapshot> network = NetworkAsync(seen);
        await Task.WhenAll(entry, network).ConfigureAwait(false);
        return await network.ConfigureAwait(false) with { AccessEntry = await entry.ConfigureAwait(false) };
    }

    /// <summary>The cluster and its subnets alone.</summary>
    public async Task<LinkSnapshot> ReadSubnetsAsync()
    {
        LinkSnapshot seen = new(link) { Cluster = await ClusterAsync().ConfigureAwait(false) };
        return seen with { Subnets = await SubnetsAsync(seen).ConfigureAwait(false) };
    }

    /// <summary>The workspace and its policy.</summary>
    public async Task<LinkSnapshot> ReadTargetAsync()
    {
        Task<Observation<AmpWorkspace>?> workspace = WorkspaceAsync();
        Task<Observation<ResourcePolicy>?> policy = PolicyAsync();
        await Task.WhenAll(workspace, policy).ConfigureAwait(false);
        return new LinkSnapshot(link) { Workspace = await workspace.ConfigureAwait(false), WorkspacePolicy = await policy.ConfigureAwait(false) };
    }

    private async Task<LinkSnapshot> NetworkAsync(LinkSnapshot seen)
    {
        string? vpc = seen.Cluster?.Value?.VpcId;
        Task<Observation<IReadOnlyList<Ec2Subnet>>?> read = SubnetsAsync(seen);
        Task<Observation<IReadOnlyList<Ec2Instance>>?> nodes = NodesAsync(seen.Cluster?.Value);
        Task<Observation<IReadOnlyList<Ec2SecurityGroup>>?> rules = GroupsAsync(seen, nodes);
        Task<Observation<VpcDns>?> support = DnsAsync(vpc, "enableDnsSupport");
        Task<Observation<VpcDns>?> hostnames = DnsAsync(vpc, "enableDnsHostnames");
        await Task.WhenAll(read, rules, support, hostnames).ConfigureAwait(false);
        return seen with
        {
            Subnets = await read.ConfigureAwait(false),
            Nodes = await nodes.ConfigureAwait(false),
            SecurityGroups = await rules.ConfigureAwait(false),
            DnsSupport = await support.ConfigureAwait(false),
            DnsHostnames = await hostnames.ConfigureAwait(false),
        };
    }

    private Task<Observation<IReadOnlyList<Ec2Subnet>>?> SubnetsAsync(LinkSnapshot seen)
    {
        string[] ids = [.. seen.CollectorSubnets.Concat(seen.Cluster?.Value?.Subnets ?? IdList.Empty).Distinct()];
        return ListAsync("ec2:DescribeSubnets", ids, a => a.Ec2.DescribeSubnetsAsync(ids, stop));
    }

    private async Task<Observation<IReadOnlyList<Ec2SecurityGroup>>?> GroupsAsync(LinkSnapshot seen, Task<Observation<IReadOnlyList<Ec2Instance>>?> nodes)
    {
        IEnumerable<string> ofNodes = (await nodes.ConfigureAwait(false))?.Value?.SelectMany(n => n.SecurityGroups) ?? [];
        string[] groups = [.. seen.CollectorGroups.Concat(seen.ApiServerGroups).Concat(ofNodes).Distinct()];
        return await ListAsync("ec2:DescribeSecurityGroups", groups, a => a.Ec2.DescribeSecurityGroupsAsync(groups, stop)).ConfigureAwait(false);
    }

    private async Task<Observation<IReadOnlyList<Ec2Instance>>?> NodesAsync(EksCluster? cluster) => cluster is null ? null
        : await Reading.Of<IReadOnlyList<Ec2Instance>>("ec2:DescribeInstances", _source, async a => await a.Ec2.DescribeInstancesAsync(cluster.NodeTag, stop).ConfigureAwait(false)).ConfigureAwait(false);

    private async Task<Observation<AmpWorkspace>?> WorkspaceAsync() => link.Facts.Destination is not WorkspaceDestination { Workspace: var arn } ? null
        : await Reading.Of("aps:DescribeWorkspace", _target, a => a.Amp.DescribeWorkspaceAsync(arn, stop)).ConfigureAwait(false);

    private async Task<Observation<ResourcePolicy>?> PolicyAsync() => link.Facts.Destination is not WorkspaceDestination { Workspace: var arn } ? null
        : await Reading.Of<ResourcePolicy>("aps:DescribeResourcePolicy", _target, async a => new ResourcePolicy(await a.Amp.DescribeResourcePolicyAsync(arn, stop).ConfigureAwait(false))).ConfigureAwait(false);

    private async Task<Observation<EksCluster>?> ClusterAsync() => link.Facts.Source is not EksSource { Cluster: var arn } ? null
        : await Reading.Of("eks:DescribeCluster", _source, a => a.Eks.DescribeClusterAsync(arn.Name, stop)).ConfigureAwait(false);

    /// <summary>The entry of the service-linked role that AMP made for this scraper; clusters that know only the config map have none.</summary>
    private async Task<Observation<EksAccessEntry>?> EntryAsync(EksCluster? cluster, Scraper? scraper) =>
        cluster is null || cluster.AuthenticationMode == ClusterModes.ConfigMap || scraper?.ServiceRoleArn is not string role ? null
            : await Reading.Of("eks:DescribeAccessEntry", _source, a => a.Eks.DescribeAccessEntryAsync(cluster.Arn.Name, role, stop)).ConfigureAwait(false);

    private async Task<Observation<VpcDns>?> DnsAsync(string? vpc, string attribute) => vpc is null ? null
        : await Reading.Of<VpcDns>("ec2:DescribeVpcAttribute", _source, async a => new VpcDns(await a.Ec2.DescribeVpcAttributeAsync(vpc, attribute, stop).ConfigureAwait(false))).ConfigureAwait(false);

    private async Task<Observation<IReadOnlyList<T>>?> ListAsync<T>(string action, string[] ids, Func<ICloudAccount, Task<IReadOnlyList<T>>> read) => ids.Length == 0 ? null
        : await Reading.Of<IReadOnlyList<T>>(action, _source, async a => await read(a).ConfigureAwait(false)).ConfigureAwait(false);
}
