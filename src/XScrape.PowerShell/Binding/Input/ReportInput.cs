using XScrape.Diagnosis;

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

    /// <summary>The text of the record.</summary>
    public override string ToString() => Finding?.ToString() ?? Link?.ToString() ?? string.Empty;
}
