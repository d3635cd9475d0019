using System.Collections.Concurrent;
using XScrape.Arns;
using XScrape.Cloud;
using XScrape.Cloud.Ec2;
using XScrape.Cloud.Eks;
using XScrape.Diagnosis.Runs;
using XScrape.Failures;
using XScrape.Kinds.Eks;
using XScrape.Links;
using XScrape.Sources;

namespace XScrape.Provisioning.Scrapers;

/// <summary>Chooses subnets for links that name none. One instance serves a whole command, and reads each cluster once, or takes what a preflight has read.</summary>
internal sealed class SubnetPicker
{
    private const string WayOut = "Give -SubnetId with subnets of two zones that have free addresses, or free addresses in the cluster's own subnets.";

    private readonly ConcurrentDictionary<(ICloudAccount Account, ClusterArn Cluster), Lazy<Task<EksSnapshot>>> _read = new();

    private readonly ConcurrentDictionary<string, bool> _warned = new(StringComparer.Ordinal);

    /// <summary>SubnetNeeded where nothing can be chosen. What the user should know of the choice goes to the link's journal.</summary>
    public async Task<SubnetChoice> PickAsync(ScraperLink link, Preflight? preflight, CancellationToken stop)
    {
        if (link.Facts.Source is not EksSource { Cluster: ClusterArn arn })
        {
            throw LinkFacts.Missing("subnets, which only a cluster provides", "-SubnetId");
        }

        EksSnapshot seen = preflight is null
            ? await Once(link, arn, stop).ConfigureAwait(false)
            : (EksSnapshot)await preflight.SourceAsync(link, stop).ConfigureAwait(false);
        if (seen.Failure is XScrapeException failure)
        {
            throw failure;
        }

        EksCluster cluster = seen.Cluster.Value ?? throw new XScrapeException(FailureId.NotFound, $"There is no cluster {arn}.", "Check -ClusterArn.");
        SubnetChoice choice = SubnetChoice.Of(cluster, Readable(seen, cluster));
        if (choice.Subnets.Count == 0)
        {
            throw new XScrapeException(
                FailureId.SubnetNeeded,
                $"No subnet of the cluster {arn} has a free address, and the collector needs one in each subnet: {cluster.Subnets}.",
                WayOut);
        }

        foreach (string warning in Warnings(choice, arn).Where(w => _warned.TryAdd(w, true)))
        {
            link.Session.Journal.Warn(warning);
        }

        return choice;
    }

    private Task<EksSnapshot> Once(ScraperLink link, ClusterArn cluster, CancellationToken stop) =>
        _read.GetOrAdd((link.Session.Source, cluster), _ => new(() => new EksReader(link, stop).ReadSubnetsAsync())).Value;

    private static IReadOnlyList<Ec2Subnet> Readable(EksSnapshot seen, EksCluster cluster) => seen.Subnets switch
    {
        { Value: IReadOnlyList<Ec2Subnet> subnets } => subnets,
        // Without zones and free addresses any choice would be a guess.
        { Failure: { Id: FailureId.AccessDenied } denied } => throw new XScrapeException(
            FailureId.SubnetNeeded,
            $"The subnets of the cluster {cluster.Arn} may not be read, so that none can be chosen for the collector. {denied.Message}",
            "Give -SubnetId, or allow ec2:DescribeSubnets as Get-XACallerPolicy prints it.",
            denied),
        { Failure: XScrapeException failure } => throw failure,
        _ => throw new XScrapeException(FailureId.SubnetNeeded, $"The cluster {cluster.Arn} lists no subnets, so none can be chosen for the collector.", WayOut),
    };

    private static IEnumerable<string> Warnings(SubnetChoice choice, ClusterArn cluster)
    {
        string chosen = $"Chosen: {string.Join("; ", choice.Lines)}. -SubnetId chooses others.";
        if (choice.Subnets.Count == 1)
        {
            yield return $"Only one Availability Zone of the cluster {cluster} has a subnet with free addresses, and AWS asks for two zones. {chosen}";
        }

        if (choice.Subnets.Any(s => s.IsPublic))
        {
            string where = choice.Subnets.Count == 1 ? "any" : "two";
            yield return $"The cluster {cluster} has no private subnets with free addresses in {where} Availability {(where == "any" ? "Zone" : "Zones")}, so that public ones are used. {chosen}";
        }
    }
}
