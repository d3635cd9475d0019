using System.Management.Automation;
using XScrape.Discovery;
using XScrape.Display;
using XScrape.PowerShell.Binding.Values;
using XScrape.PowerShell.Hosting.Parameters;
using XScrape.Rows;

namespace XScrape.PowerShell.Commands;

/// <summary>Prints the scrape configuration of scrapers, or AMP's default one, as YAML text.</summary>
[Cmdlet(VerbsCommon.Get, "XAScrapeConfiguration")]
[OutputType(typeof(string))]
public sealed class GetXAScrapeConfigurationCommand : ExistingLinkCommand
{
    /// <summary>The configuration that AMP suggests for EKS clusters.</summary>
    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Default { get; set; }

    private protected override RowSelection Rows => RowSelection.OfAccounts;

    /// <summary>Reads the configuration of one record.</summary>
    private protected override void ProcessLink() => WithLink(link =>
        Show(Await(stop => Default ? StoredConfiguration.DefaultAsync(link, stop) : StoredConfiguration.ReadAsync(link, stop))));

    // The text may go to a file and back, so that what YAML takes stays as it is. Control characters are none of that, and a terminal obeys them.
    private void Show(string yaml)
    {
        if (VisibleText.FirstHidden(yaml) is int at)
        {
            int line = yaml.Take(at).Count(c => c == '\n') + 1;
            WriteWarning($"The scrape configuration contains characters that are invisible or change the text direction, first in line {line}: it may differ from what it looks like. Control characters are shown as codes.");
        }

        WriteObject(VisibleText.WithoutControls(yaml));
    }
}
