using System.Management.Automation;
using XScrape.Links;
using XScrape.Links.Sides;
using XScrape.Operations;
using XScrape.PowerShell.Binding.Values;
using XScrape.PowerShell.Hosting;
using XScrape.PowerShell.Hosting.Parameters;
using XScrape.Provisioning;
using XScrape.Provisioning.Roles;

namespace XScrape.PowerShell.Commands;

/// <summary>Removes the roles that XScrape made for a link, target role first. Others' roles, and roles that still serve a scraper, are refused.</summary>
[Cmdlet(VerbsCommon.Remove, "XAScraperRole", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ScraperLink))]
public sealed class RemoveXAScraperRoleCommand : NamedLinkCommand, IChangesLinks
{
    /// <summary>The account of the cluster; by default that of the source identity.</summary>
    [Parameter]
    [OneText]
    public string? SourceAccountId { get; set; }

    /// <summary>The account of the workspace; by default that of the target identity.</summary>
    [Parameter]
    [OneText]
    public string? TargetAccountId { get; set; }

    /// <summary>The ARN of the source role, if it has not the usual name.</summary>
    [Parameter]
    [Alias("RoleConfiguration_SourceRoleArn")]
    [OneText]
    public string? SourceRoleArn { get; set; }

    /// <summary>The ARN of the target role, if it has not the usual name.</summary>
    [Parameter]
    [Alias("RoleConfiguration_TargetRoleArn")]
    [OneText]
    public string? TargetRoleArn { get; set; }

    /// <summary>Do not ask.</summary>
    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Force { get; set; }

    /// <summary>Give the link back.</summary>
    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter PassThru { get; set; }

    /// <summary>How many links are worked on side by side.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    [ReadAs(typeof(int))]
    public int ThrottleLimit { get; set; } = 16;

    private protected override bool IsForced => Force;

    private protected override bool EmitsLinks => PassThru;

    ILinkOperation IChangesLinks.Operation() => new Removal(
        new WithoutScraper(new OperationSequence("Remove both roles", [
            new DeleteLinkRole(Side.Target, leaveForeign: false, Retry),
            new DeleteLinkRole(Side.Source, leaveForeign: false, Retry)])),
        RemovedParts.Roles);
}
