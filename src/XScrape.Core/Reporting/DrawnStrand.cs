namespace XScrape.Reporting;

/// <summary>A line from a source to a workspace: one link, or all links of one state between an account and a workspace.</summary>
internal sealed record DrawnStrand(ReportState State, IReadOnlyList<ReportLink> Links, double Width)
{
    public double From { get; set; }

    public double To { get; set; }
}
