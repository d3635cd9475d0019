using System.ComponentModel;
using System.Management.Automation;
using XScrape.PowerShell.Binding.Values;

namespace XScrape.PowerShell.Hosting.Parameters;

/// <summary>A cmdlet that works on links which exist, and on their roles.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ExistingRoleCommand : ExistingLinkCommand
{
    private protected ExistingRoleCommand()
    {
    }

    /// <summary>The ARN of the source role.</summary>
    [Parameter]
    [Alias("RoleConfiguration_SourceRoleArn")]
    [OneText]
    public string? SourceRoleArn { get; set; }

    /// <summary>The ARN of the target role.</summary>
    [Parameter]
    [Alias("RoleConfiguration_TargetRoleArn")]
    [OneText]
    public string? TargetRoleArn { get; set; }
}
