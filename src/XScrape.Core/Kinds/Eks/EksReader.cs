using XScrape.Arns;
using XScrape.Cloud;
using XScrape.Cloud.Amp;
using XScrape.Cloud.Ec2;
using XScrape.Cloud.Eks;
using XScrape.Diagnosis.Snapshots;
using XScrape.Kinds.Networks;
using XScrape.Links;
using XScrape.Scrapers;
using XScrape.Sources;

namespace XScrape.Kinds.Eks;

/// <summary>Reads a cluster and the network around it. All of it can be read before there is a scraper.</summary>
internal sealed class EksReader(ScraperLink link, CancellationToken stop)
{
    private readonly ICloudAccount _source = link.Session.Source;

    private readonly NetworkReader _network = new(link.Session.Source, stop);

    /// <param name="scraper">The scraper, which knows its network; null where there is none yet.</param>
    public async Task<EksSnapshot> ReadAsync(Task<Observation<Scraper>?>? scraper)
    {
        Task<Observation<EksCluster>> cluster = ClusterAsync();
        Scraper? there = scraper is null ? null : (await scraper.ConfigureAwait(false))?.Value;
        LinkFacts known = there is null ? link.Facts : ScraperSearch.Merge(link.Facts, there);
        EksSnapshot seen = Of(known, await cluster.ConfigureAwait(false));
        Task<Observation<EksAccessEntry>?> entry = EntryAsync(seen.Cluster.Value, there);
        Task<EksSnapshot> network = NetworkAsync(seen);
        await Task.WhenAll(entry, network).ConfigureAwait(false);
        return await network.ConfigureAwait(false) with { AccessEntry = await entry.ConfigureAwait(false) };
    }

    /// <summary>The cluster and its subnets alone.</summary>
    public async Task<EksSnapshot> ReadSubnetsAsync()
    {
        EksSnapshot seen = Of(link.Facts, await ClusterAsync().ConfigureAwait(false));
        return seen with { Subnets = await SubnetsAsync(seen).ConfigureAwait(false) };
    }

    private static EksSnapshot Of(LinkFacts facts, Observation<EksCluster> cluster) => new(cluster) { GivenSubnets = facts.Subnets, GivenSecurityGroups = facts.SecurityGroups };

    private async Task<EksSnapshot> NetworkAsync(EksSnapshot seen)
    {
        Task<Observation<IReadOnlyList<Ec2Subnet>>?> read = SubnetsAsync(seen);
        Task<Observation<IReadOnlyList<Ec2Instance>>?> nodes = NodesAsync(seen.Cluster.Value);
        Task<Observation<IReadOnlyList<Ec2SecurityGroup>>?> rules = GroupsAsync(seen, nodes);
        Task<Observation<VpcDns>?> support = _network.DnsAsync(seen.VpcId, "enableDnsSupport");
        Task<Observation<VpcDns>?> hostnames = _network.DnsAsync(seen.VpcId, "enableDnsHostnames");
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

    private Task<Observation<IReadOnlyList<Ec2Subnet>>?> SubnetsAsync(EksSnapshot seen) =>
        _network.SubnetsAsync(seen.CollectorSubnets.Concat(seen.Cluster.Value?.Subnets ?? IdList.Empty));

    private async Task<Observation<IReadOnlyList<Ec2SecurityGroup>>?> GroupsAsync(EksSnapshot seen, Task<Observation<IReadOnlyList<Ec2Instance>>?> nodes)
    {
        IEnumerable<string> ofNodes = (await nodes.ConfigureAwait(false))?.Value?.SelectMany(n => n.SecurityGroups) ?? [];
        return await _network.GroupsAsync(seen.CollectorGroups.Concat(seen.ApiServerGroups).Concat(ofNodes)).ConfigureAwait(false);
    }

    private async Task<Observation<IReadOnlyList<Ec2Instance>>?> NodesAsync(EksCluster? cluster) => cluster is null ? null
        : await Reading.Of<IReadOnlyList<Ec2Instance>>("ec2:DescribeInstances", _source, async a => await a.Ec2.DescribeInstancesAsync(cluster.NodeTag, stop).ConfigureAwait(false)).ConfigureAwait(false);

    private Task<Observation<EksCluster>> ClusterAsync()
    {
        ClusterArn arn = ((EksSource)link.Facts.KnownSource).Cluster;
        return Reading.Of("eks:DescribeCluster", _source, a => a.Eks.DescribeClusterAsync(arn.Name, stop));
    }

    /// <summary>The entry of the service-linked role that AMP made for this scraper; clusters that know only the config map have none.</summary>
    private async Task<Observation<EksAccessEntry>?> EntryAsync(EksCluster? cluster, Scraper? scraper) =>
        cluster is null || cluster.AuthenticationMode == ClusterModes.ConfigMap || scraper?.ServiceRoleArn is not string role ? null
            : await Reading.Of("eks:DescribeAccessEntry", _source, a => a.Eks.DescribeAccessEntryAsync(cluster.Arn.Name, role, stop)).ConfigureAwait(false);
}
