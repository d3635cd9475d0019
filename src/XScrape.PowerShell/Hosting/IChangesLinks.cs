using XScrape.Operations;

namespace XScrape.PowerShell.Hosting;

/// <summary>A cmdlet that changes links: it says how, and its base asks, runs the links side by side and hands them out.</summary>
internal interface IChangesLinks
{
    int ThrottleLimit { get; }

    /// <summary>The part of the procedure, with the settings of this call.</summary>
    ILinkOperation Operation();
}
