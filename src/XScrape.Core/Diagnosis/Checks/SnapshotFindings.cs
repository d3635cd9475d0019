using XScrape.Diagnosis.Snapshots;

namespace XScrape.Diagnosis.Checks;

/// <summary>Makes findings about the link of a snapshot.</summary>
internal static class SnapshotFindings
{
    public static Finding Pass(this LinkSnapshot seen, string id, string message, object? found = null) => Make(seen, id, true, message, found, null, null, null);

    /// <param name="seen">What was read.</param>
    /// <param name="id">One of <see cref="FindingIds"/>.</param>
    /// <param name="message">One sentence.</param>
    /// <param name="found">What was there.</param>
    /// <param name="wanted">What is wanted there.</param>
    /// <param name="fix">The command that fixes it, if there is one.</param>
    /// <param name="severity">Where it is not the id's own.</param>
    public static Finding Fail(this LinkSnapshot seen, string id, string message, object? found, string? wanted, FixCommand? fix = null, FindingSeverity? severity = null) =>
        Make(seen, id, false, message, found, wanted, fix, severity);

    /// <summary>Passed or failed, with the same thing seen.</summary>
    public static Finding Is(this LinkSnapshot seen, string id, bool passed, string right, string wrong, object? found, string wanted, FixCommand? fix = null) =>
        passed ? Pass(seen, id, right, found) : Fail(seen, id, wrong, found, wanted, fix);

    /// <summary>Something that could not be looked at; never a pass and never a failure.</summary>
    public static Finding Unchecked(this LinkSnapshot seen, string id, string reason, FixCommand? fix = null) => new(seen.Link, id, FindingSeverity.Information, passed: false, reason)
    {
        Checked = false,
        Fix = fix?.ToString(),
        HelpUri = FindingIds.HelpOf(id),
    };

    /// <summary>The same for several ids that one read would have answered.</summary>
    public static IEnumerable<Finding> Unchecked<T>(this LinkSnapshot seen, Observation<T>? read, string missing, params string[] ids)
        where T : class => ids.Select(id => Unchecked(seen, id, read?.Failure is not null ? read.Reason : missing));

    private static Finding Make(LinkSnapshot seen, string id, bool passed, string message, object? found, string? wanted, FixCommand? fix, FindingSeverity? severity) =>
        new(seen.Link, id, severity ?? FindingIds.SeverityOf(id), passed, message)
        {
            Seen = found?.ToString(),
            Wanted = wanted,
            Fix = fix?.ToString(),
            HelpUri = FindingIds.HelpOf(id),
        };
}
