using System.Management.Automation;
using XScrape.Links;
using XScrape.Operations;
using XScrape.PowerShell.Binding.Values;
using XScrape.PowerShell.Hosting;
using XScrape.PowerShell.Hosting.Parameters;
using XScrape.Provisioning;
using XScrape.Provisioning.Scrapers;
using XScrape.Waiting;

namespace XScrape.PowerShell.Commands;

/// <summary>Removes scrapers, and waits until they are really gone. The roles stay.</summary>
[Cmdlet(VerbsCommon.Remove, "XAScraper", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ScraperLink))]
public sealed class RemoveXAScraperCommand : ExistingLinkWaitCommand, IChangesLinks
{
    /// <summary>A creation that is under way has to end first.</summary>
    public RemoveXAScraperCommand() => Timeout = TimeSpan.FromMinutes(60);

    /// <summary>Do not ask.</summary>
    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Force { get; set; }

    /// <summary>How many links are worked on side by side.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    [ReadAs(typeof(int))]
    public int ThrottleLimit { get; set; } = 16;

    private protected override bool IsForced => Force;

    ILinkOperation IChangesLinks.Operation() =>
        new Removal(new DeleteLinkScraper(new StatusWait(Waiting, TimeProvider.System)), RemovedParts.Scraper);
}
