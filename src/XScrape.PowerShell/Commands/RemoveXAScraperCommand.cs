using System.Management.Automation;
using XScrape.Links;
using XScrape.Operations;
using XScrape.PowerShell.Binding.Completion;
using XScrape.PowerShell.Binding.Values;
using XScrape.PowerShell.Hosting;
using XScrape.Provisioning;
using XScrape.Provisioning.Scrapers;
using XScrape.Waiting;

namespace XScrape.PowerShell.Commands;

/// <summary>Removes scrapers, and waits until they are really gone. The roles stay.</summary>
[Cmdlet(VerbsCommon.Remove, "XAScraper", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ScraperLink))]
public sealed class RemoveXAScraperCommand : StageCommand
{
    /// <summary>The name of the link.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(LinkNameCompleter))]
    [OneText]
    public string? Name { get; set; }

    /// <summary>The id of the scraper.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ScraperIdCompleter))]
    [OneText]
    public string? ScraperId { get; set; }

    /// <summary>The ARN of the scraper.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ScraperArnCompleter))]
    [OneText]
    public string? ScraperArn { get; set; }

    /// <summary>The cluster of the scraper, if it is found by name.</summary>
    [Parameter]
    [Alias("EksConfiguration_ClusterArn", "Source_EksConfiguration_ClusterArn")]
    [ArgumentCompleter(typeof(ClusterArnCompleter))]
    [OneText]
    public string? ClusterArn { get; set; }

    /// <summary>The workspace of the scraper, if it is found by name.</summary>
    [Parameter]
    [Alias("AmpConfiguration_WorkspaceArn")]
    [ArgumentCompleter(typeof(WorkspaceArnCompleter))]
    [OneText]
    public string? WorkspaceArn { get; set; }

    /// <summary>How long to wait at most for a creation to end, and again for the removal; 60 minutes by default.</summary>
    [Parameter]
    [ReadAs(typeof(TimeSpan))]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(60);

    /// <summary>The longest pause between two questions to AWS.</summary>
    [Parameter]
    [ReadAs(typeof(TimeSpan))]
    public TimeSpan? PollInterval { get; set; }

    /// <summary>Do not ask.</summary>
    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Force { get; set; }

    private protected override bool IsForced => Force;

    private protected override ILinkOperation Operation() =>
        new Removal(new DeleteLinkScraper(new StatusWait(new WaitSettings { Timeout = Timeout, PollInterval = PollInterval }, TimeProvider.System)), RemovedParts.Scraper);
}
