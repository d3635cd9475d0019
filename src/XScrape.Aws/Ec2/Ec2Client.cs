using System.Globalization;
using System.Xml.Linq;
using XScrape.Aws.Signing;
using XScrape.Aws.Wire;
using XScrape.Aws.Wire.Requests;
using XScrape.Aws.Wire.Responses;
using XScrape.Aws.Wire.Sites;
using XScrape.Cloud.Ec2;
using XScrape.Failures;

namespace XScrape.Aws.Ec2;

/// <summary>Amazon EC2: subnets, security groups and DNS attributes. Operations and members are named as AWS names them.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSEC2/latest/APIReference/</remarks>
internal sealed class Ec2Client(AccountCredentials credentials, WireSite site) : QueryClient(credentials, ServiceName.Ec2, site), IEc2
{
    private const string PublicTag = "kubernetes.io/role/elb";

    // By filter and not by id: one id that does not exist would make an error of the whole answer.
    public Task<IReadOnlyList<Ec2Subnet>> DescribeSubnetsAsync(IReadOnlyCollection<string> ids, CancellationToken stop) =>
        ListAsync(Ec2Operations.DescribeSubnets, "subnet-id", ids, "subnetSet", ReadSubnet, stop);

    public Task<IReadOnlyList<Ec2SecurityGroup>> DescribeSecurityGroupsAsync(IReadOnlyCollection<string> ids, CancellationToken stop) =>
        ListAsync(Ec2Operations.DescribeSecurityGroups, "group-id", ids, "securityGroupInfo", ReadGroup, stop);

    public async Task<IReadOnlyList<Ec2Instance>> DescribeInstancesAsync(string tagKey, CancellationToken stop)
    {
        FormBody Filters() => new FormBody().Add("Filter.1.Name", "tag-key").Values("Filter.1.Value", [tagKey])
            .Add("Filter.2.Name", "instance-state-name").Values("Filter.2.Value", ["pending", "running"]);
        IReadOnlyList<IReadOnlyList<Ec2Instance>> reservations = await ListAsync<IReadOnlyList<Ec2Instance>>(
            Ec2Operations.DescribeInstances, Filters, "reservationSet", item => [.. item.Items("instancesSet").Select(ReadInstance)], stop).ConfigureAwait(false);
        return [.. reservations.SelectMany(r => r)];
    }

    public async Task<bool?> DescribeVpcAttributeAsync(string vpcId, string attribute, CancellationToken stop)
    {
        try
        {
            ServiceResponse answer = await PostAsync(Ec2Operations.DescribeVpcAttribute, new FormBody().Add("VpcId", vpcId).Add("Attribute", attribute), stop).ConfigureAwait(false);
            return ReadRoot(answer, Ec2Operations.DescribeVpcAttribute, root => IsTrue(root.Need(attribute).Need("value").Value));
        }
        catch (XScrapeException fault) when (fault.AwsCode == "InvalidVpcID.NotFound")
        {
            return null;
        }
    }

    private static Ec2Subnet ReadSubnet(XElement item) => new(
        item.Need("subnetId").Value,
        item.Need("vpcId").Value,
        item.Need("availabilityZone").Value,
        item.Text("cidrBlock") ?? string.Empty,
        int.Parse(item.Need("availableIpAddressCount").Value, NumberStyles.Integer, CultureInfo.InvariantCulture))
    {
        IsPublic = IsTrue(item.Text("mapPublicIpOnLaunch") ?? string.Empty) || item.Items("tagSet").Any(tag => tag.Text("key") == PublicTag),
    };

    private static Ec2SecurityGroup ReadGroup(XElement item) => new(
        item.Need("groupId").Value,
        item.Text("vpcId") ?? string.Empty,
        [.. item.Items("ipPermissions").Select(ReadRule)],
        [.. item.Items("ipPermissionsEgress").Select(ReadRule)]);

    private static Ec2Instance ReadInstance(XElement item) => new(
        item.Need("instanceId").Value,
        item.Text("subnetId") ?? string.Empty,
        [.. new[] { item }.Concat(item.Items("networkInterfaceSet")).SelectMany(i => i.Items("groupSet")).Select(g => g.Text("groupId")).OfType<string>().Distinct()]);

    private static Ec2Rule ReadRule(XElement rule) => new(rule.Text("ipProtocol") ?? "-1", Port(rule.Text("fromPort")), Port(rule.Text("toPort")))
    {
        Cidrs = [.. rule.Items("ipRanges").Select(r => r.Text("cidrIp")).Concat(rule.Items("ipv6Ranges").Select(r => r.Text("cidrIpv6"))).OfType<string>()],
        Groups = [.. rule.Items("groups").Select(g => g.Text("groupId")).OfType<string>()],
        PrefixLists = [.. rule.Items("prefixListIds").Select(l => l.Text("prefixListId")).OfType<string>()],
    };

    // -1 stands for all.
    private static int? Port(string? text) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int port) && port >= 0 ? port : null;

    private static bool IsTrue(string text) => string.Equals(text, "true", StringComparison.OrdinalIgnoreCase);

    private Task<IReadOnlyList<T>> ListAsync<T>(Operation operation, string filter, IReadOnlyCollection<string> ids, string list, Func<XElement, T> read, CancellationToken stop) =>
        ListAsync(operation, () => new FormBody().Add("Filter.1.Name", filter).Values("Filter.1.Value", ids), list, read, stop);

    private async Task<IReadOnlyList<T>> ListAsync<T>(Operation operation, Func<FormBody> filters, string list, Func<XElement, T> read, CancellationToken stop)
    {
        List<T> all = [];
        string? token = null;
        do
        {
            string? last = token;
            ServiceResponse answer = await PostAsync(operation, filters().Add("NextToken", last), stop).ConfigureAwait(false);
            token = ReadRoot(answer, operation, root =>
            {
                all.AddRange(root.Items(list).Select(read));
                string? next = root.Text("nextToken") is { Length: > 0 } text ? text : null;
                return next is null || next != last ? next : throw new InvalidDataException("The same page was announced twice.");
            });
        }
        while (token is not null);
        return all;
    }
}
