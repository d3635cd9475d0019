using System.ComponentModel;
using System.Management.Automation;
using XScrape.PowerShell.Binding.Completion;
using XScrape.PowerShell.Binding.Values;

namespace XScrape.PowerShell.Hosting.Parameters;

/// <summary>A cmdlet that works on links which exist. Name, id, ARN, cluster and workspace each find the scraper; of several together all must hold.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ExistingLinkCommand : LinkEndsCommand
{
    private protected ExistingLinkCommand()
    {
    }

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
}
