using XScrape.Arns;
using XScrape.Cloud.Ec2;
using XScrape.Cloud.Eks;

namespace XScrape.Kinds.Eks;

/// <summary>
/// The subnets for a new collector where the command names none: one in each zone, private ones, with free addresses, and of
/// several the one with most of them. Two in one zone are reported to be refused, and a full one fails the creation.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-collector-how-to.html</remarks>
internal sealed record SubnetChoice(IReadOnlyList<Ec2Subnet> Subnets)
{
    /// <summary>A scraper takes no more.</summary>
    private const int Most = 5;

    /// <summary>The guide asks for subnets in as many zones.</summary>
    private const int Zones = 2;

    public IdList Ids => IdList.Of(Subnets.Select(s => s.Id));

    /// <param name="cluster">The cluster to scrape.</param>
    /// <param name="all">Subnets as EC2 describes them, the cluster's among them.</param>
    public static SubnetChoice Of(EksCluster cluster, IReadOnlyList<Ec2Subnet> all)
    {
        Ec2Subnet[] best =
        [
            .. all.Where(s => s.FreeAddresses > 0 && cluster.Subnets.Contains(s.Id) && (cluster.VpcId is null || s.VpcId == cluster.VpcId))
                .GroupBy(s => s.Zone, StringComparer.Ordinal)
                .Select(zone => zone.OrderBy(s => s.IsPublic).ThenByDescending(s => s.FreeAddresses).ThenBy(s => s.Id, StringComparer.Ordinal).First())
                .OrderBy(s => s.IsPublic).ThenByDescending(s => s.FreeAddresses).ThenBy(s => s.Id, StringComparer.Ordinal),
        ];
        int enough = best.All(s => s.IsPublic) ? Most : Math.Max(Zones, best.Count(s => !s.IsPublic));
        return new SubnetChoice([.. best.Take(Math.Min(Most, enough))]);
    }

    /// <summary>One line a subnet, for plans and messages.</summary>
    public IEnumerable<string> Lines => Subnets.Select(s => $"{s.Id} in {s.Zone}, {s.FreeAddresses} free addresses{(s.IsPublic ? ", public" : string.Empty)}");
}
