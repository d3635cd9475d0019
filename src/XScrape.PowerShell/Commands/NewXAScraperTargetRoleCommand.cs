using System.Collections;
using System.Management.Automation;
using XScrape.Links;
using XScrape.Operations;
using XScrape.PowerShell.Binding.Completion;
using XScrape.PowerShell.Binding.Values;
using XScrape.PowerShell.Hosting;
using XScrape.Provisioning.Roles;

namespace XScrape.PowerShell.Commands;

/// <summary>Makes the role that the source role assumes, in the account of the workspace.</summary>
[Cmdlet(VerbsCommon.New, "XAScraperTargetRole", SupportsShouldProcess = true)]
[OutputType(typeof(ScraperLink))]
public sealed class NewXAScraperTargetRoleCommand : StageCommand
{
    /// <summary>The name of the link.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(LinkNameCompleter))]
    [OneText]
    public string? Name { get; set; }

    /// <summary>The account of the cluster.</summary>
    [Parameter]
    [OneText]
    public string? SourceAccountId { get; set; }

    /// <summary>The account of the workspace.</summary>
    [Parameter]
    [OneText]
    public string? TargetAccountId { get; set; }

    /// <summary>The ARN of the source role, if no link brings it.</summary>
    [Parameter]
    [Alias("RoleConfiguration_SourceRoleArn")]
    [OneText]
    public string? SourceRoleArn { get; set; }

    /// <summary>The name of the target role.</summary>
    [Parameter]
    [OneText]
    public string? TargetRoleName { get; set; }

    /// <summary>The path of the target role.</summary>
    [Parameter]
    [OneText]
    public string? TargetRolePath { get; set; }

    /// <summary>The ARN of the workspace; needed with -LeastPrivilege.</summary>
    [Parameter]
    [Alias("AmpConfiguration_WorkspaceArn")]
    [ArgumentCompleter(typeof(WorkspaceArnCompleter))]
    [OneText]
    public string? WorkspaceArn { get; set; }

    /// <summary>Permit writing to the one workspace only, by an inline policy, instead of AWS's managed policy for all of the account.</summary>
    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter LeastPrivilege { get; set; }

    /// <summary>The ARN of a managed policy that bounds the role.</summary>
    [Parameter]
    [OneText]
    public string? TargetPermissionsBoundary { get; set; }

    /// <summary>Tags for the role.</summary>
    [Parameter]
    [Alias("Tags")]
    [MayBeEmpty]
    public Hashtable? Tag { get; set; }

    /// <summary>Use a role of that name that XScrape did not make; it is never deleted by XScrape.</summary>
    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Adopt { get; set; }

    private protected override ILinkOperation Operation() => new EnsureTargetRole(
        new RoleSettings { Tags = Tag.AsTags(), PermissionsBoundary = TargetPermissionsBoundary, Adopt = Adopt, LeastPrivilege = LeastPrivilege },
        Retry);
}
