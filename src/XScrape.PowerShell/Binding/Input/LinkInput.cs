using XScrape.Failures;
using XScrape.Links;
using XScrape.Rows;

namespace XScrape.PowerShell.Binding.Input;

/// <summary>
/// What a cmdlet takes from the pipeline: a live link, or data that describes one (a CSV or JSON row, a deserialized link).
/// Any object binds; what is wrong with it is the cmdlet's own, non-terminating error.
/// </summary>
public sealed class LinkInput
{
    internal LinkInput(object origin, ScraperLink? live, LinkRow? row, XScrapeException? failure)
    {
        Origin = origin;
        Live = live;
        Row = row;
        Failure = failure;
    }

    /// <summary>The object as it came down the pipeline.</summary>
    public object Origin { get; }

    internal ScraperLink? Live { get; }

    internal LinkRow? Row { get; }

    internal XScrapeException? Failure { get; }

    /// <summary>The origin's text.</summary>
    public override string ToString() => Origin.ToString() ?? string.Empty;
}
