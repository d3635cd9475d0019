using System.Management.Automation;
using XScrape.Discovery;
using XScrape.Links;
using XScrape.PowerShell.Binding.Completion;
using XScrape.PowerShell.Binding.Values;
using XScrape.PowerShell.Hosting.Parameters;
using XScrape.Rows;

namespace XScrape.PowerShell.Commands;

/// <summary>Lists and describes scrapers as links.</summary>
[Cmdlet(VerbsCommon.Get, "XAScraper")]
[OutputType(typeof(ScraperLink))]
public sealed class GetXAScraperCommand : ExistingLinkCommand
{
    /// <summary>Only scrapers with this alias; AMP does not keep aliases unique.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(AliasCompleter))]
    [OneText]
    public string? Alias { get; set; }

    /// <summary>Also read both trust policies, which needs the target identity.</summary>
    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter IncludeTrust { get; set; }

    /// <summary>Also read where the collectors write their logs.</summary>
    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter IncludeLogging { get; set; }

    private protected override RowSelection Rows => RowSelection.OfScrapers;

    /// <summary>Finds the links of one record.</summary>
    private protected override void ProcessLink() => WithLink(wanted =>
    {
        LinkDetails details = new(IncludeTrust, IncludeLogging);
        foreach (ScraperLink link in Drain(stop => details.ReadAsync(wanted, stop)))
        {
            WriteObject(link);
        }
    });
}
