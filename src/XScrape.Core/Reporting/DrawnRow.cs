namespace XScrape.Reporting;

/// <summary>A cluster or a workspace in the drawing.</summary>
internal sealed class DrawnRow(string name, string? region, IReadOnlyList<ReportLink> links)
{
    public string Name => name;

    public string? Region => region;

    public IReadOnlyList<ReportLink> Links => links;

    public double Top { get; set; }

    public double Height { get; set; }

    public double Middle => Top + (Height / 2);
}
