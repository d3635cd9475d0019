using XScrape.Cloud.Ec2;
using XScrape.Configuration;
using XScrape.Diagnosis;
using XScrape.Diagnosis.Checks;
using XScrape.Diagnosis.Snapshots;
using XScrape.Kinds.Eks.Reach;

namespace XScrape.Kinds.Eks;

/// <summary>
/// What lies between the collector and the targets: the security groups of the nodes, for the jobs that scrape nodes or pods themselves. A warning
/// at most: the link is sound all the same, and other jobs go by the API server.
/// </summary>
internal sealed class NodeCheck(IScrapeOutlineReader? outlines) : EksCheck
{
    private const string Id = FindingIds.TargetNetwork;

    private protected override IEnumerable<Finding> Check(LinkSnapshot seen, EksSnapshot eks) => [Judge(seen, eks)];

    private Finding Judge(LinkSnapshot seen, EksSnapshot eks)
    {
        IReadOnlyList<NodeJob> jobs = Jobs(seen);
        if (jobs.Count == 0)
        {
            return seen.Pass(Id, "No job scrapes nodes or pods directly: all jobs use the API server or addresses that they name.");
        }

        if (eks.Nodes?.Value is not { } nodes)
        {
            return seen.Unchecked(Id, eks.Nodes?.Failure is null ? "Not checked: there is no cluster." : eks.Nodes.Reason);
        }

        if (eks.SecurityGroups?.Value is not { } groups)
        {
            return seen.Unchecked(Id, eks.SecurityGroups?.Failure is null ? "Not checked: no security groups are known." : eks.SecurityGroups.Reason);
        }

        Ec2SecurityGroup[] own = [.. groups.Where(g => eks.CollectorGroups.Contains(g.Id))];
        return nodes.Count == 0 ? seen.Unchecked(Id, $"Not known: no instance has the tag {eks.Cluster.Value!.NodeTag}, so the inbound rules of nodes and pods are not known.")
            : own.Length == 0 ? seen.Unchecked(Id, "Not checked: the security groups of the collector are not known.")
            : Judge(seen, eks, jobs, [.. nodes.GroupBy(n => string.Join(";", n.SecurityGroups.OrderBy(g => g, StringComparer.Ordinal))).Select(alike => NodeReach.Of(eks.Subnets?.Value, eks.CollectorSubnets, own, groups, [.. alike]))]);
    }

    private static Finding Judge(LinkSnapshot seen, EksSnapshot eks, IReadOnlyList<NodeJob> jobs, NodeReach[] kinds)
    {
        string[] barred = [.. from kind in kinds from job in jobs where kind.Bars(job) select $"{Words(job)} on {kind.Count} of {kinds.Sum(k => k.Count)} nodes ({kind.Groups})"];
        string collector = eks.CollectorGroups.ToString();
        string wanted = $"an outbound rule of {collector} to the nodes, and an inbound rule of the nodes from {collector}, on the ports of the jobs";
        if (barred.Length > 0)
        {
            return seen.Fail(Id, $"The security groups do not allow the collector to reach {string.Join(", ", barred)}. Such targets will be down.", string.Join("; ", kinds.Select(k => k.ToString())), wanted);
        }

        string[] doubtful = [.. jobs.Where(job => kinds.Any(kind => kind.IsDoubtful(job))).Select(Words)];
        return doubtful.Length > 0
            ? seen.Unchecked(Id, $"Not known: the security groups allow the collector to reach the nodes on some ports only ({string.Join("; ", kinds.Select(k => k.ToString()))}), and which ones {string.Join(", ", doubtful)} needs is known only inside the cluster.")
            : seen.Pass(Id, "The security groups allow the collector to reach the nodes on the ports of the jobs. Security groups that pods have of their own cannot be seen here.", string.Join("; ", kinds.Select(k => k.ToString())));
    }

    /// <summary>What cannot be read may ask anything.</summary>
    private IReadOnlyList<NodeJob> Jobs(LinkSnapshot seen) =>
        (seen.Scraper?.Value?.Configuration ?? seen.PlannedConfiguration) is string yaml && outlines?.Outline(yaml) is { } outline ? outline.NodeJobs : [new NodeJob(string.Empty, null)];

    private static string Words(NodeJob job) =>
        (job.Job.Length == 0 ? "jobs that scrape nodes or pods" : $"job '{job.Job}'") + (job.Port is { } port ? $" (port {port})" : string.Empty);
}
