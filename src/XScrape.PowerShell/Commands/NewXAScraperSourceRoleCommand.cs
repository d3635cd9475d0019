using System.Collections;
using System.Management.Automation;
using XScrape.Links;
using XScrape.Operations;
using XScrape.PowerShell.Binding.Completion;
using XScrape.PowerShell.Binding.Values;
using XScrape.PowerShell.Hosting;
using XScrape.Provisioning.Roles;

namespace XScrape.PowerShell.Commands;

/// <summary>Makes the role that the scraper assumes, in the account of the cluster, and fixes the names of both roles.</summary>
[Cmdlet(VerbsCommon.New, "XAScraperSourceRole", SupportsShouldProcess = true)]
[OutputType(typeof(ScraperLink))]
public sealed class NewXAScraperSourceRoleCommand : StageCommand
{
    /// <summary>The name of the link.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(LinkNameCompleter))]
    [OneText]
    public string? Name { get; set; }

    /// <summary>The account of the cluster; by default that of the source identity.</summary>
    [Parameter]
    [OneText]
    public string? SourceAccountId { get; set; }

    /// <summary>The account of the workspace; by default that of the target identity.</summary>
    [Parameter]
    [OneText]
    public string? TargetAccountId { get; set; }

    /// <summary>The name of the source role; by default made from the link's name.</summary>
    [Parameter]
    [OneText]
    public string? SourceRoleName { get; set; }

    /// <summary>The path of the source role.</summary>
    [Parameter]
    [OneText]
    public string? SourceRolePath { get; set; }

    /// <summary>The name that the target role will have.</summary>
    [Parameter]
    [OneText]
    public string? TargetRoleName { get; set; }

    /// <summary>The path that the target role will have.</summary>
    [Parameter]
    [OneText]
    public string? TargetRolePath { get; set; }

    /// <summary>The ARN of the cluster, if it is known already.</summary>
    [Parameter]
    [Alias("EksConfiguration_ClusterArn", "Source_EksConfiguration_ClusterArn")]
    [ArgumentCompleter(typeof(ClusterArnCompleter))]
    [OneText]
    public string? ClusterArn { get; set; }

    /// <summary>The ARN of the workspace, if it is known already.</summary>
    [Parameter]
    [Alias("AmpConfiguration_WorkspaceArn")]
    [ArgumentCompleter(typeof(WorkspaceArnCompleter))]
    [OneText]
    public string? WorkspaceArn { get; set; }

    /// <summary>The ARN of a managed policy that bounds the role.</summary>
    [Parameter]
    [OneText]
    public string? SourcePermissionsBoundary { get; set; }

    /// <summary>Tags for the role.</summary>
    [Parameter]
    [Alias("Tags")]
    [MayBeEmpty]
    public Hashtable? Tag { get; set; }

    /// <summary>Use a role of that name that XScrape did not make; it is never deleted by XScrape.</summary>
    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Adopt { get; set; }

    private protected override bool TakesTemplates => true;

    private protected override ILinkOperation Operation() => new EnsureSourceRole(
        new RoleSettings { Tags = Tag.AsTags(), PermissionsBoundary = SourcePermissionsBoundary, Adopt = Adopt },
        Retry);
}
