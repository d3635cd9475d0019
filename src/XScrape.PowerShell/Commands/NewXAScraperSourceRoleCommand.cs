using System.Management.Automation;
using XScrape.Links;
using XScrape.Operations;
using XScrape.PowerShell.Binding.Values;
using XScrape.PowerShell.Hosting;
using XScrape.PowerShell.Hosting.Parameters;
using XScrape.Provisioning.Roles;

namespace XScrape.PowerShell.Commands;

/// <summary>Makes the role that the scraper assumes, in the account of the cluster, and fixes the names of both roles.</summary>
[Cmdlet(VerbsCommon.New, "XAScraperSourceRole", SupportsShouldProcess = true)]
[OutputType(typeof(ScraperLink))]
public sealed class NewXAScraperSourceRoleCommand : RoleMakerCommand, IChangesLinks
{
    /// <summary>The name of the source role; by default made from the link's name.</summary>
    [Parameter]
    [OneText]
    public string? SourceRoleName { get; set; }

    /// <summary>The path of the source role.</summary>
    [Parameter]
    [OneText]
    public string? SourceRolePath { get; set; }

    /// <summary>The ARN of a managed policy that bounds the role.</summary>
    [Parameter]
    [OneText]
    public string? SourcePermissionsBoundary { get; set; }

    private protected override bool TakesTemplates => true;

    ILinkOperation IChangesLinks.Operation() => new EnsureSourceRole(
        new RoleSettings { Tags = Tag.AsTags(), PermissionsBoundary = SourcePermissionsBoundary, Adopt = Adopt },
        Retry);
}
