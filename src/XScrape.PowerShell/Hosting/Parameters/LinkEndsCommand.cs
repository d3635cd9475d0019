using System.ComponentModel;
using System.Management.Automation;
using XScrape.PowerShell.Binding.Completion;
using XScrape.PowerShell.Binding.Values;

namespace XScrape.PowerShell.Hosting.Parameters;

/// <summary>A cmdlet that takes the two ends of a link.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class LinkEndsCommand : NamedLinkCommand
{
    private protected LinkEndsCommand()
    {
    }

    /// <summary>The ARN of the cluster that is scraped.</summary>
    [Parameter]
    [Alias("EksConfiguration_ClusterArn", "Source_EksConfiguration_ClusterArn")]
    [ArgumentCompleter(typeof(ClusterArnCompleter))]
    [OneText]
    public string? ClusterArn { get; set; }

    /// <summary>The ARN of the workspace that is written to.</summary>
    [Parameter]
    [Alias("AmpConfiguration_WorkspaceArn")]
    [ArgumentCompleter(typeof(WorkspaceArnCompleter))]
    [OneText]
    public string? WorkspaceArn { get; set; }
}
