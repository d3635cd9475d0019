using XScrape.Diagnosis;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Reporting;
using XScrape.Rows;

namespace XScrape.PowerShell.Binding.Input;

/// <summary>What Export-XAReport takes from the pipeline: a link or a row that describes one, a finding, or the trust policy of a link.</summary>
public sealed class ReportInput
{
    internal ReportInput(LinkInput? link, Finding? finding)
    {
        Link = link;
        Finding = finding;
    }

    internal LinkInput? Link { get; }

    internal Finding? Finding { get; }

    internal bool IsBlank => Link?.IsBlank == true && Finding is null;

    /// <summary>The record as the report has it; a finding may have a link that names nothing.</summary>
    internal ReportEntry Entry(int number)
    {
        if (Link?.Row is LinkRow row && Finding is null)
        {
            RowSelection.OfLinks.Require(row, new LinkFacts(), number);
        }

        LinkProperties? link = Link is null ? null
            : Link.Failure is XScrapeException failure ? throw failure
            : (LinkProperties?)Link.Live ?? new StoredLink(LinkConsistency.Complete(Link.Row!.Facts));
        return new ReportEntry(link, Finding);
    }

    /// <summary>The text of the record.</summary>
    public override string ToString() => Finding?.ToString() ?? Link?.ToString() ?? string.Empty;
}
