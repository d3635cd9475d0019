using System.Management.Automation;
using XScrape.Links;
using XScrape.Operations;
using XScrape.PowerShell.Binding.Values;
using XScrape.PowerShell.Hosting;
using XScrape.PowerShell.Hosting.Parameters;
using XScrape.Provisioning.Roles;

namespace XScrape.PowerShell.Commands;

/// <summary>Makes the role that the source role assumes, in the account of the workspace.</summary>
[Cmdlet(VerbsCommon.New, "XAScraperTargetRole", SupportsShouldProcess = true)]
[OutputType(typeof(ScraperLink))]
public sealed class NewXAScraperTargetRoleCommand : RoleMakerCommand, IChangesLinks
{
    /// <summary>The ARN of the source role, if no link brings it.</summary>
    [Parameter]
    [Alias("RoleConfiguration_SourceRoleArn")]
    [OneText]
    public string? SourceRoleArn { get; set; }

    /// <summary>Permit writing to the one workspace only, by an inline policy, instead of AWS's managed policy for all of the account.</summary>
    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter LeastPrivilege { get; set; }

    /// <summary>The ARN of a managed policy that bounds the role.</summary>
    [Parameter]
    [OneText]
    public string? TargetPermissionsBoundary { get; set; }

    ILinkOperation IChangesLinks.Operation() => new EnsureTargetRole(
        new RoleSettings { Tags = Tag.AsTags(), PermissionsBoundary = TargetPermissionsBoundary, Adopt = Adopt, LeastPrivilege = LeastPrivilege },
        Retry);
}
