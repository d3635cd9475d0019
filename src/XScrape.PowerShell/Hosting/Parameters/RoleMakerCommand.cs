using System.ComponentModel;
using System.Management.Automation;
using XScrape.PowerShell.Binding.Values;

namespace XScrape.PowerShell.Hosting.Parameters;

/// <summary>A cmdlet that makes one of the two roles.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RoleMakerCommand : MakerCommand
{
    private protected RoleMakerCommand()
    {
    }

    /// <summary>The account of the cluster; by default that of the source identity.</summary>
    [Parameter]
    [OneText]
    public string? SourceAccountId { get; set; }

    /// <summary>The account of the workspace; by default that of the target identity.</summary>
    [Parameter]
    [OneText]
    public string? TargetAccountId { get; set; }

    /// <summary>The name of the target role; by default made from the link's name.</summary>
    [Parameter]
    [OneText]
    public string? TargetRoleName { get; set; }

    /// <summary>The path of the target role.</summary>
    [Parameter]
    [OneText]
    public string? TargetRolePath { get; set; }
}
