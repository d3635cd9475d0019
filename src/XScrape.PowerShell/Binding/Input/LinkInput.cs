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

    internal bool IsBlank => Row is { IsBlank: true };

    /// <summary>What it says of a link, with what follows from that; InvalidRow for a row that names none.</summary>
    internal LinkFacts Facts(RowSelection selection, int number)
    {
        if (Failure is not null)
        {
            throw Failure.InRow(number);
        }

        if (Row is not null)
        {
            selection.Require(Row, new LinkFacts(), number);
        }

        return LinkConsistency.Complete(Live?.Facts ?? Row!.Facts);
    }

    /// <summary>The origin's text.</summary>
    public override string ToString() => Origin.ToString() ?? string.Empty;
}
