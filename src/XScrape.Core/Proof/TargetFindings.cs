using XScrape.Diagnosis;
using XScrape.Failures;
using XScrape.Links;

namespace XScrape.Proof;

/// <summary>Which targets answer, job by job: AWS's three states of <c>up</c>, which are none, 0 and above 0.</summary>
/// <remarks>https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-collector-how-to.html, "Troubleshooting scraper configuration"</remarks>
internal static class TargetFindings
{
    public const string Causes = "The collector finds them and gets no metrics from them. Usual causes: the security groups of the nodes or pods do not allow the collector on that port; "
        + "the port, the scheme (TLS) or the metrics_path of the job is not the target's; the target does not answer with 200 in time.";

    public static IReadOnlyList<Finding> Of(ScraperLink link, DataSeen seen) => !seen.ShowsTargets
        ? [Unchecked(link, $"Not known: {(seen.Newest is null ? "no up of this scraper arrived" : "no up of this scraper is new enough")}, so nothing says whether a target answers.")]
        : [
            .. seen.Jobs.OrderBy(j => j.Job, StringComparer.Ordinal).Select(j => OfJob(link, seen, j)),
            .. seen.SilentJobs.Select(j => OfSilent(link, seen, j)),
            .. seen.RewrittenJobs.Select(j => Unchecked(link, $"{Name(j)}: not known. Its rules write the label job, so its targets cannot be distinguished from others.")),
        ];

    public static Finding Unchecked(ScraperLink link, XScrapeException failure) => Unchecked(link, $"Could not be checked: {failure.Message}");

    private static Finding OfJob(ScraperLink link, DataSeen seen, JobTargets job)
    {
        string name = Name(job.Job);
        string counts = $"{(job.Job.Length == 0 ? "(no job)" : job.Job)}: {job.Up} up, {job.Down} down";
        if (job.Up == 0)
        {
            return Fail(link, FindingSeverity.Error, $"{name}: {(job.Down == 1 ? "its only target is" : $"all {job.Down} targets are")} down{Examples(job)}. {Causes} {CollectorLogs.Hint(link)}", counts);
        }

        if (seen.Twins.Count > 0)
        {
            return Unchecked(link, $"{name}: not known. {job.Up} of {job.All} targets are up, and the same labels are written to this workspace by {string.Join(", ", seen.Twins)}.");
        }

        return job.Down == 0
            ? Make(link, FindingSeverity.Error, true, $"{name}: {(job.Up == 1 ? "its only target is" : $"all {job.Up} targets are")} up.", counts)
            : Fail(link, FindingSeverity.Warning, $"{name}: {job.Down} of {job.All} targets {(job.Down == 1 ? "is" : "are")} down{Examples(job)}. {Causes}", counts);
    }

    /// <summary>A job may rightly have no target now; what keeps up out must not look like that.</summary>
    private static Finding OfSilent(ScraperLink link, DataSeen seen, string job) =>
        seen.OthersFailure is { } failure ? Unchecked(link, $"{Name(job)}: not known. No up of it arrived, and whether other samples do could not be checked: {failure.Message}")
        : seen.OtherJobs.Contains(job) ? Unchecked(link, $"{Name(job)}: not known. Other samples of it arrive, but no up: something drops it.")
        : Fail(link, FindingSeverity.Warning, $"{Name(job)}: no up of it arrived, so the collector found no target. Usual causes: nothing in the cluster fits, relabel_configs keep none, or the role of its discovery is not right.", $"{job}: no up");

    private static string Name(string job) => job.Length == 0 ? "Targets without a job" : $"Job '{job}'";

    private static string Examples(JobTargets job) => job.Examples.Count == 0 ? string.Empty
        : $" ({(job.Examples.Count < job.Down ? "such as " : string.Empty)}{string.Join(", ", job.Examples)})";

    private static Finding Fail(ScraperLink link, FindingSeverity severity, string message, string seen) => Make(link, severity, false, message, seen);

    private static Finding Make(ScraperLink link, FindingSeverity severity, bool passed, string message, string seen) => new(link, FindingIds.Targets, severity, passed, message)
    {
        Seen = seen,
        Wanted = "every target of the job up",
        HelpUri = FindingIds.HelpOf(FindingIds.Targets),
    };

    private static Finding Unchecked(ScraperLink link, string reason) => new(link, FindingIds.Targets, FindingSeverity.Information, passed: false, reason)
    {
        Checked = false,
        Wanted = "every target of the job up",
        HelpUri = FindingIds.HelpOf(FindingIds.Targets),
    };
}
