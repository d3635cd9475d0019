namespace XScrape.Diagnosis;

/// <summary>What the findings on one link say together. What could not be looked at is no pass.</summary>
/// <param name="Passed">Whether nothing is wrong, and all that could be was looked at.</param>
/// <param name="Doubt">Why it is no pass although nothing that is wrong was seen; null where there is no such doubt.</param>
internal sealed record FindingsVerdict(bool Passed, string? Doubt)
{
    public static FindingsVerdict On(IReadOnlyList<Finding> findings)
    {
        Finding[] unknown = [.. findings.Where(f => !f.Checked && FindingIds.SeverityOf(f.Id) == FindingSeverity.Error)];
        bool wrong = findings.Any(f => f.Checked && !f.Passed && f.Severity == FindingSeverity.Error);
        string? doubt = unknown.Length > 0 && !wrong
            ? $"{findings[0].Name ?? findings[0].Link?.ToString()}: not everything could be checked, so this is not a pass. {string.Join(" ", unknown.Select(f => f.Message).Distinct())}"
            : null;
        return new FindingsVerdict(!wrong && unknown.Length == 0, doubt);
    }
}
