using XScrape.Failures;
using XScrape.Links;

namespace XScrape.Diagnosis;

/// <summary>What was checked before the first write says that no sample of the link could arrive. Nothing was written.</summary>
public sealed class PreflightException : XScrapeException
{
    internal PreflightException(ScraperLink link, IReadOnlyList<Finding> findings)
        : base(
            FailureId.PreflightFailed,
            $"No sample of link '{link}' could arrive: {string.Join(" ", findings.Where(Forbids).Select(f => $"{f.Id}: {f.Message}"))}",
            "Correct all of it and run the same command again; nothing was written for these reasons. $Error[0].Exception.Findings has the details, and -SkipPreflight skips the checks.")
    {
        Link = link;
        Findings = findings;
    }

    /// <summary>All that was checked, passed or not.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>Whether a link with this finding is not made.</summary>
    internal static bool Forbids(Finding finding) => finding is { Checked: true, Passed: false, Severity: FindingSeverity.Error };
}
