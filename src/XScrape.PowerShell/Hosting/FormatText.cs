using System.ComponentModel;
using XScrape.Cloud.Amp;
using XScrape.Diagnosis;
using XScrape.Policies.Trust;

namespace XScrape.PowerShell.Hosting;

/// <summary>The coloured texts of the format views. Public only because the views call it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FormatText
{
    private const string Green = "32";

    private const string Yellow = "33";

    private const string Red = "31";

    /// <summary>A status: green when all is well, yellow in progress, red where action is needed.</summary>
    /// <param name="status">The status.</param>
    /// <param name="colour">Whether the host shows colour.</param>
    public static string Status(LinkStatus status, bool colour) => Paint(status.ToString(), colour, status switch
    {
        LinkStatus.Active => Green,
        LinkStatus.Creating or LinkStatus.Updating or LinkStatus.Deleting or LinkStatus.Planned => Yellow,
        LinkStatus.CreationFailed or LinkStatus.UpdateFailed or LinkStatus.DeletionFailed => Red,
        _ => null,
    });

    /// <summary>A trust: green when bound, yellow when pending, red where it says something else.</summary>
    /// <param name="trust">The trust.</param>
    /// <param name="colour">Whether the host shows colour.</param>
    public static string Trust(TrustState trust, bool colour) => Paint(trust.ToString(), colour, trust switch
    {
        TrustState.Bound => Green,
        TrustState.Pending => Yellow,
        TrustState.Drifted => Red,
        _ => null,
    });

    /// <summary>The result of a finding, in words that every console shows: green when passed, red for an error, yellow for a warning.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="colour">Whether the host shows colour.</param>
    public static string Result(Finding finding, bool colour) => finding switch
    {
        null => string.Empty,
        { Passed: true } => Paint("Passed", colour, Green),
        { Checked: false } => "Unchecked",
        { Severity: FindingSeverity.Error } => Paint("Error", colour, Red),
        { Severity: FindingSeverity.Warning } => Paint("Warning", colour, Yellow),
        _ => "Information",
    };

    private static string Paint(string text, bool colour, string? code) =>
        colour && code is not null && Environment.GetEnvironmentVariable("NO_COLOR") is null ? $"\u001b[{code}m{text}\u001b[0m" : text;
}
