using XScrape.Cloud.Amp;
using XScrape.Cloud.Eks;
using XScrape.Diagnosis;
using XScrape.Diagnosis.Checks;
using XScrape.Diagnosis.Snapshots;
using XScrape.Sources;

namespace XScrape.Kinds.Eks;

/// <summary>The cluster: there, ACTIVE, reachable from inside its VPC, the one that the scraper was made for, and open to the collector.</summary>
/// <remarks>https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-collector-how-to.html</remarks>
internal sealed class ClusterCheck : EksCheck
{
    private protected override IEnumerable<Finding> Check(LinkSnapshot seen, EksSnapshot eks) =>
        eks.Cluster.Value is EksCluster cluster && seen.Facts.Source == new EksSource(cluster.Arn) ? OfCluster(seen, eks, cluster) : Missing(seen, eks);

    private static IEnumerable<Finding> Missing(LinkSnapshot seen, EksSnapshot eks)
    {
        if (eks.Cluster.Failure is not null)
        {
            return seen.Unchecked(eks.Cluster, string.Empty, FindingIds.Cluster, FindingIds.ClusterStatus, FindingIds.ClusterEndpoint, FindingIds.ClusterAccess);
        }

        return
        [
            seen.Fail(FindingIds.Cluster, $"There is no cluster {seen.Facts.Source}.", eks.Cluster.Value?.Arn, $"{seen.Facts.Source}"),
            .. seen.Unchecked(eks.Cluster, "Not checked: there is no cluster.", FindingIds.ClusterStatus, FindingIds.ClusterEndpoint, FindingIds.ClusterAccess),
        ];
    }

    private static IEnumerable<Finding> OfCluster(LinkSnapshot seen, EksSnapshot eks, EksCluster cluster)
    {
        yield return seen.Pass(FindingIds.Cluster, "The cluster exists.", cluster.Arn);
        // While EKS changes a cluster it continues to work.
        yield return seen.Is(FindingIds.ClusterStatus, cluster.Status is "ACTIVE" or "UPDATING", "The cluster is ACTIVE.", $"The cluster is {cluster.Status}.", cluster.Status, "ACTIVE");
        yield return seen.Is(
            FindingIds.ClusterEndpoint,
            cluster.EndpointPrivateAccess,
            "The API server has a private endpoint.",
            "The API server has no private endpoint, and a collector reaches it from inside the VPC only.",
            $"endpointPrivateAccess {Flag(cluster.EndpointPrivateAccess)}, endpointPublicAccess {Flag(cluster.EndpointPublicAccess)}",
            "endpointPrivateAccess true",
            ClusterFix.PrivateEndpoint(seen));
        if (seen.Scraper?.Value is Scraper scraper)
        {
            yield return Age(seen, cluster, scraper);
            yield return Access(seen, eks, cluster, scraper);
        }
        else if (cluster.AuthenticationMode == ClusterModes.ConfigMap)
        {
            yield return Mapping(seen);
        }
    }

    /// <summary>A scraper follows the cluster's ARN, and so continues with a cluster that was created again under its name.</summary>
    private static Finding Age(LinkSnapshot seen, EksCluster cluster, Scraper scraper)
    {
        if (cluster.CreatedAt is not DateTimeOffset made || scraper.CreatedAt is not DateTimeOffset created)
        {
            return seen.Unchecked(FindingIds.ClusterAge, "Could not be checked: AWS did not say when cluster and scraper were made.");
        }

        return seen.Is(
            FindingIds.ClusterAge,
            made <= created,
            "The cluster is older than the scraper.",
            "The cluster was created again with the same name after the scraper: the network and access settings of the old cluster are gone.",
            $"cluster {made:u}, scraper {created:u}",
            "a cluster older than its scraper");
    }

    /// <summary>
    /// No command fixes a missing entry: only AWS makes or changes one of a service-linked role
    /// (https://github.com/hashicorp/terraform-provider-aws/issues/36447), and AMP makes it with the scraper alone.
    /// </summary>
    private static Finding Access(LinkSnapshot seen, EksSnapshot eks, EksCluster cluster, Scraper scraper)
    {
        if (cluster.AuthenticationMode == ClusterModes.ConfigMap)
        {
            return Mapping(seen);
        }

        if (eks.AccessEntry is null || eks.AccessEntry.Failure is not null)
        {
            return seen.Unchecked(FindingIds.ClusterAccess, eks.AccessEntry?.Reason ?? "Could not be checked: AMP did not say which role the collector has.");
        }

        return seen.Is(
            FindingIds.ClusterAccess,
            eks.AccessEntry.IsThere,
            "The collector's role has an access entry in the cluster.",
            "The collector's role has no access entry in the cluster: it may not list or read anything there. Only AMP creates that entry, together with the scraper: EKS refuses access entries for a service-linked role from any other caller. Remove the scraper and create it again.",
            eks.AccessEntry.Value?.PrincipalArn,
            $"an access entry for {scraper.ServiceRoleArn} with AmazonPrometheusScraperPolicy, as AMP makes it with a scraper");
    }

    /// <summary>No API of AWS shows what the map inside the cluster says.</summary>
    private static Finding Mapping(LinkSnapshot seen) => seen.Unchecked(
        FindingIds.ClusterMapping,
        "The cluster grants access by its aws-auth ConfigMap only, which cannot be read from here: the collector's role must be mapped manually.",
        seen.Facts.Scraper is null ? null : new FixCommand("Get-XAClusterMapping").With("ScraperArn", seen.Facts.Scraper).As(seen.Link));

    private static string Flag(bool value) => value ? "true" : "false";
}
