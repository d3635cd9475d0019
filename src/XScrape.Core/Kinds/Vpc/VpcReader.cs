using XScrape.Cloud.Amp;
using XScrape.Cloud.Ec2;
using XScrape.Diagnosis.Snapshots;
using XScrape.Kinds.Networks;
using XScrape.Links;
using XScrape.Scrapers;

namespace XScrape.Kinds.Vpc;

/// <summary>Reads the network of a collector. All of it can be read before there is a scraper.</summary>
internal sealed class VpcReader(ScraperLink link, CancellationToken stop)
{
    private readonly NetworkReader _network = new(link.Session.Source, stop);

    /// <param name="scraper">The scraper, which knows its network; null where there is none yet.</param>
    public async Task<VpcSnapshot> ReadAsync(Task<Observation<Scraper>?>? scraper)
    {
        Scraper? there = scraper is null ? null : (await scraper.ConfigureAwait(false))?.Value;
        LinkFacts known = there is null ? link.Facts : ScraperSearch.Merge(link.Facts, there);
        VpcSnapshot seen = new() { GivenSubnets = known.Subnets, GivenSecurityGroups = known.SecurityGroups };
        Task<Observation<IReadOnlyList<Ec2SecurityGroup>>?> groups = _network.GroupsAsync(seen.CollectorGroups);
        seen = seen with { Subnets = await _network.SubnetsAsync(seen.CollectorSubnets).ConfigureAwait(false) };
        Task<Observation<VpcDns>?> support = _network.DnsAsync(seen.VpcId, "enableDnsSupport");
        Task<Observation<VpcDns>?> hostnames = _network.DnsAsync(seen.VpcId, "enableDnsHostnames");
        return seen with
        {
            SecurityGroups = await groups.ConfigureAwait(false),
            DnsSupport = await support.ConfigureAwait(false),
            DnsHostnames = await hostnames.ConfigureAwait(false),
        };
    }
}
