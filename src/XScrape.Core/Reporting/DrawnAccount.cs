namespace XScrape.Reporting;

/// <summary>One account's box in a column of the drawing, with its clusters or workspaces as rows and the links of each.</summary>
internal sealed class DrawnAccount(string account, IReadOnlyList<DrawnRow> rows)
{
    public string Account => account;

    public IReadOnlyList<DrawnRow> Rows => rows;

    public double Top { get; set; }

    public double Height { get; set; }
}
