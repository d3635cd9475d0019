using System.Globalization;
using System.Text;
using XScrape.Simulator.Http.Signing;
using XScrape.Simulator.Setup;
using XScrape.Simulator.World;

namespace XScrape.Simulator.Ec2;

/// <summary>
/// The VPCs of an account in a Region: those of its clusters and, in an account that began without clusters, the default VPC with a
/// subnet a zone that AWS gives to every account: https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc-components.html.
/// </summary>
internal static class Networks
{
    private const int AddressesOfDefaultSubnet = 4091;
    private static readonly string[] s_zones = ["a", "b", "c"];

    public static IReadOnlyList<Vpc> Of(Account account, string region)
    {
        Dictionary<string, Vpc> found = new(StringComparer.Ordinal);
        if (account.Seed.Clusters.Count == 0)
        {
            Vpc usual = Default(account, region);
            found.Add(usual.Id, usual);
        }

        foreach (Cluster cluster in account.Clusters.Values.Where(cluster => cluster.Arn.Region == region))
        {
            ClusterSeed seed = cluster.Seed;
            found.TryGetValue(seed.VpcId, out Vpc? vpc);
            vpc ??= new Vpc(seed.VpcId, "10.0.0.0/16") { DnsSupport = seed.DnsSupport, DnsHostnames = seed.DnsHostnames };
            found[seed.VpcId] = vpc with
            {
                Subnets = [.. vpc.Subnets, .. seed.Subnets.Where(subnet => vpc.Subnets.All(other => other.Seed.SubnetId != subnet.SubnetId)).Select((subnet, index) => new VpcSubnet(subnet, $"10.0.{Number(vpc.Subnets.Count + index)}.0/24", false))],
                Groups = [.. vpc.Groups, .. seed.SecurityGroupIds.Concat(seed.NodeSecurityGroupIds).Distinct().Where(id => vpc.Groups.All(other => other.Id != id)).Select(id => Group(cluster, id))],
            };
        }

        return [.. found.Values];
    }

    /// <summary>The zones of a Region that are simulated.</summary>
    public static IEnumerable<string> Zones(string region) => s_zones.Select(zone => region + zone);

    /// <summary>A zone's id, such as usw2-az1 for us-west-2a.</summary>
    public static string ZoneId(string zone)
    {
        string[] parts = zone.Split('-');
        if (parts.Length < 3 || parts[parts.Length - 1].Length < 2)
        {
            return zone;
        }

        string direction = parts[parts.Length - 2] switch
        {
            "northeast" => "ne",
            "northwest" => "nw",
            "southeast" => "se",
            "southwest" => "sw",
            string other => other.Substring(0, 1),
        };
        string last = parts[parts.Length - 1];
        string begin = string.Concat(parts.Take(parts.Length - 2).Select((part, i) => i == 0 ? part : part.Substring(0, 1)));
        return $"{begin}{direction}{last.Substring(0, last.Length - 1)}-az{Number(last[last.Length - 1] - 'a' + 1)}";
    }

    private static Vpc Default(Account account, string region)
    {
        string Id(string kind, string what) => $"{kind}-0{Hashing.Sha256(Encoding.ASCII.GetBytes($"{account.Id}/{region}/{what}")).Substring(0, 16)}";
        return new Vpc(Id("vpc", "default"), "172.31.0.0/16")
        {
            IsDefault = true,
            Subnets = [.. Zones(region).Select((zone, index) => new VpcSubnet(new SubnetSeed(Id("subnet", zone), zone, AddressesOfDefaultSubnet) { IsPublic = true }, $"172.31.{Number(16 * index)}.0/20", true))],
            Groups = [new VpcGroup(Id("sg", "default"), "default", "default VPC security group", true, true)],
        };
    }

    private static VpcGroup Group(Cluster cluster, string id) => new(
        id,
        $"eks-cluster-sg-{cluster.Name}-{id.Substring(id.Length - Math.Min(4, id.Length))}",
        "EKS created security group applied to ENI that is attached to EKS control plane nodes",
        cluster.Seed.AllowsIngress,
        cluster.Seed.AllowsEgress);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
