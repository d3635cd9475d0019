using System.ComponentModel;
using System.Management.Automation;
using XScrape.PowerShell.Binding.Completion;
using XScrape.PowerShell.Binding.Values;

namespace XScrape.PowerShell.Hosting.Parameters;

/// <summary>A cmdlet whose first argument is the name of a link.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class NamedLinkCommand : StageCommand
{
    private protected NamedLinkCommand()
    {
    }

    /// <summary>The name of the link.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(LinkNameCompleter))]
    [OneText]
    public virtual string? Name { get; set; }
}
