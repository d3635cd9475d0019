using System.Management.Automation;
using XScrape.Links;
using XScrape.PowerShell.Binding;
using XScrape.PowerShell.Binding.Completion;
using XScrape.PowerShell.Hosting;
using XScrape.Waiting;

namespace XScrape.PowerShell.Commands;

/// <summary>Waits, for all links together, until each scraper is ACTIVE.</summary>
[Cmdlet(VerbsLifecycle.Wait, "XAScraper")]
[OutputType(typeof(ScraperLink))]
public sealed class WaitXAScraperCommand : LinkCommand
{
    private readonly List<ScraperLink> _links = [];

    /// <summary>The ARN of the scraper, if no link brings it.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(ScraperArnCompleter))]
    public string? ScraperArn { get; set; }

    /// <summary>How long to wait at most; 40 minutes by default. A number is seconds only as text, such as 00:00:30.</summary>
    [Parameter]
    public TimeSpan Timeout { get; set; } = WaitSettings.DefaultTimeout;

    /// <summary>The longest pause between two questions to AWS.</summary>
    [Parameter]
    public TimeSpan? PollInterval { get; set; }

    private protected override LinkFacts Given() => new() { Scraper = ScraperArn.As(Arns.ScraperArn.Parse) };

    /// <summary>Takes a link; a planned one goes on at once, for there is nothing to wait for.</summary>
    protected override void ProcessRecord()
    {
        ScraperLink? link = null;
        try
        {
            link = TakeLink();
            if (link.Status == LinkStatus.Planned)
            {
                WriteObject(link);
                return;
            }

            _ = link.Facts.Scraper ?? throw LinkFacts.Missing("scraper", "-ScraperArn, or run New-XAScraper first");
            _links.Add(link);
        }
        catch (Exception failure) when (IsOfThisRecord(failure))
        {
            WriteFailure(InRow(failure), link ?? Link?.Origin);
        }
    }

    /// <summary>Waits.</summary>
    protected override void EndProcessing() => WaitForAll(_links, new WaitSettings { Timeout = Timeout, PollInterval = PollInterval });
}
