using System.ComponentModel;
using System.Management.Automation;
using XScrape.PowerShell.Binding.Values;
using XScrape.Waiting;

namespace XScrape.PowerShell.Hosting.Parameters;

/// <summary>A cmdlet that works on links which exist and on their roles, side by side, and may wait.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ExistingRoleWaitCommand : ExistingRoleCommand
{
    private protected ExistingRoleWaitCommand()
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

    /// <summary>How many links are worked on side by side.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    [ReadAs(typeof(int))]
    public virtual int ThrottleLimit { get; set; } = 16;

    private protected WaitSettings Waiting => new() { Timeout = Timeout, PollInterval = PollInterval };
}
