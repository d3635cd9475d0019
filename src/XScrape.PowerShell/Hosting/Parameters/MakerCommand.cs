using System.Collections;
using System.ComponentModel;
using System.Management.Automation;
using XScrape.PowerShell.Binding.Values;

namespace XScrape.PowerShell.Hosting.Parameters;

/// <summary>A cmdlet that makes a part of a link.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class MakerCommand : LinkEndsCommand
{
    private protected MakerCommand()
    {
    }

    /// <summary>Tags for what is made.</summary>
    [Parameter]
    [Alias("Tags")]
    [MayBeEmpty]
    public Hashtable? Tag { get; set; }

    /// <summary>Use what XScrape did not make for this link, too. A role that is adopted is never deleted by XScrape.</summary>
    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Adopt { get; set; }

    /// <summary>How many links are worked on side by side.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    [ReadAs(typeof(int))]
    public int ThrottleLimit { get; set; } = 16;
}
