using System.ComponentModel;
using System.Management.Automation;
using XScrape.PowerShell.Binding.Values;
using XScrape.Waiting;

namespace XScrape.PowerShell.Hosting.Parameters;

/// <summary>A cmdlet that waits for scrapers which exist.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ExistingLinkWaitCommand : ExistingLinkCommand
{
    private protected ExistingLinkWaitCommand()
    {
    }

    /// <summary>How long to wait at most.</summary>
    [Parameter]
    [ReadAs(typeof(TimeSpan))]
    public TimeSpan Timeout { get; set; } = WaitSettings.DefaultTimeout;

    /// <summary>The longest pause between two questions to AWS.</summary>
    [Parameter]
    [ReadAs(typeof(TimeSpan))]
    public TimeSpan? PollInterval { get; set; }

    private protected WaitSettings Waiting => new() { Timeout = Timeout, PollInterval = PollInterval };
}
