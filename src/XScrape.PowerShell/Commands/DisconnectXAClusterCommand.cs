using System.Management.Automation;
using XScrape.Links;
using XScrape.Links.Sides;
using XScrape.Operations;
using XScrape.PowerShell.Binding.Values;
using XScrape.PowerShell.Hosting;
using XScrape.PowerShell.Hosting.Parameters;
using XScrape.Provisioning;
using XScrape.Provisioning.Roles;
using XScrape.Provisioning.Scrapers;
using XScrape.Provisioning.Trust;
using XScrape.Waiting;

namespace XScrape.PowerShell.Commands;

/// <summary>Removes the whole link: first the access in the trust policies, then the scraper, then the roles that XScrape made.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "XACluster", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ScraperLink))]
public sealed class DisconnectXAClusterCommand : ExistingRoleWaitCommand, IChangesLinks
{
    /// <summary>A creation that is under way has to end first.</summary>
    public DisconnectXAClusterCommand() => Timeout = TimeSpan.FromMinutes(60);

    /// <summary>Do not ask.</summary>
    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Force { get; set; }

    private protected override bool IsForced => Force;

    ILinkOperation IChangesLinks.Operation() => new Removal(
        new OperationSequence("Disconnect the cluster", [
            new FindLinkScraper(Trust),
            new UnbindTrust(Trust),
            new DeleteLinkScraper(new StatusWait(Waiting, TimeProvider.System)),
            new DeleteLinkRole(Side.Target, leaveForeign: true, Retry),
            new DeleteLinkRole(Side.Source, leaveForeign: true, Retry)]),
        RemovedParts.All);
}
