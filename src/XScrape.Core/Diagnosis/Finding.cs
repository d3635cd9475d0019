using XScrape.Display;
using XScrape.Links;

namespace XScrape.Diagnosis;

/// <summary>One checked fact about a link: passed or not, why, and the command that fixes it.</summary>
public sealed class Finding
{
    internal Finding(ScraperLink? link, string id, FindingSeverity severity, bool passed, string message)
    {
        Link = link;
        Id = id;
        Severity = severity;
        Passed = passed;
        Message = VisibleText.LineOf(message);
    }

    /// <summary>Stable, for scripts: SourceTrust, TargetPermission, ClusterEndpoint.</summary>
    public string Id { get; }

    /// <summary>Error, Warning or Information. What cannot be seen from here is Information.</summary>
    public FindingSeverity Severity { get; }

    /// <summary>True only for what was seen and found right.</summary>
    public bool Passed { get; }

    /// <summary>
    /// Whether it could be looked at. False where the identity may not read it, where it cannot be seen from here at all, or
    /// where something before it is missing; then Passed is false too.
    /// </summary>
    public bool Checked { get; internal init; } = true;

    /// <summary>One sentence.</summary>
    public string Message { get; }

    /// <summary>What was there; null where nothing could be read.</summary>
    public string? Seen { get; internal init => field = value is null ? null : VisibleText.Of(value); }

    /// <summary>What is wanted there.</summary>
    public string? Wanted { get; internal init => field = value is null ? null : VisibleText.Of(value); }

    /// <summary>A PowerShell command that fixes it, every value quoted; null where no command can.</summary>
    public string? Fix { get; internal init; }

    /// <summary>The page that explains the rule.</summary>
    public Uri? HelpUri { get; internal init; }

    /// <summary>The line of the text that was checked, from 1; null for a finding about anything else.</summary>
    public long? Line { get; internal init; }

    /// <summary>The column of the text that was checked, from 1.</summary>
    public long? Column { get; internal init; }

    /// <summary>The link that was checked; null for a finding about a file.</summary>
    public ScraperLink? Link { get; }

    /// <summary>The name of the link.</summary>
    public string? Name => Link?.Name;

    /// <summary>One line.</summary>
    public override string ToString() => $"{(Passed ? "Passed" : Checked ? Severity.ToString() : "Unchecked")} {Id}: {Message}";
}
