namespace XScrape.Reporting;

/// <summary>A line from a source to a workspace: one link, or all links of one state between an account and a workspace.</summary>
internal sealed record DrawnStrand(ReportState State, IReadOnlyList<ReportLink> Links, double Width)
{
    public double From { get; set; }

    public double To { get; set; }

    /// <summary>Where the symbol of a single link sits on its strand.</summary>
    public double SignX { get; private set; }

    public double SignY { get; private set; }

    /// <summary>Puts the symbol where the strand is after a part of its way.</summary>
    public void Sign(double part)
    {
        double rest = 1 - part;
        double start = rest * rest * rest;
        double bend = 3 * rest * part;
        double end = part * part * part;
        SignX = (start * Drawing.BoxWidth) + (bend * Drawing.Middle) + (end * Drawing.Right);
        SignY = ((start + (bend * rest)) * From) + ((end + (bend * part)) * To);
    }
}
