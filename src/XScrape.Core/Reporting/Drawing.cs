using XScrape.Links;

namespace XScrape.Reporting;

/// <summary>
/// Where things stand in the drawing: source accounts on the left, workspaces on the right, strands between. Few links are
/// drawn one by one; many become a cell each in their account's box, and one strand for each state, account and workspace.
/// </summary>
internal sealed class Drawing
{
    public const double Width = 1120;

    public const double BoxWidth = 410;

    public const double Right = Width - BoxWidth;

    public const double Middle = (BoxWidth + Right) / 2;

    /// <summary>The side of a cell, its margin included.</summary>
    public const double Cell = 18;

    /// <summary>Where the cells begin in a box, behind the account's number.</summary>
    public const double CellLeft = 130;

    public const int CellsInRow = 15;

    public const double Header = 32;

    private const int MostInDetail = 30;

    private const double Top = 34;

    private const double Gap = 4;

    /// <summary>How near two symbols on strands may come.</summary>
    private const double SignRoom = 22;

    /// <summary>The places along a strand where its symbol may sit, the best first.</summary>
    private static readonly double[] s_places = [0.5, 0.38, 0.62, 0.28, 0.72, 0.2, 0.8, 0.12, 0.88];

    private Drawing(IReadOnlyList<ReportLink> links)
    {
        InDetail = links.Count <= MostInDetail;
        Sources = Column(links, l => l.SourceAccountId, ReportLink.NameOfSource);
        Targets = Column(links, l => l.TargetAccountId, ReportLink.NameOfDestination);
        Strands = InDetail
            ? [.. Sources.SelectMany(a => a.Rows).SelectMany(r => r.Links).Select(l => new DrawnStrand(l.State, [l], 2.5))]
            : [.. Sources.SelectMany(Bundles)];
        double left = Place(Sources, SourceHeight, InDetail ? 16 : 6);
        Sort();
        double right = Place(Targets, row => Math.Max(InDetail ? 40 : 52, Into(row).Sum(s => s.Width + Gap) + 10), 16);
        Height = Math.Max(left, right) + 4;
        Spread(left < right ? Sources : Targets, Height - 4 - Math.Min(left, right));
        Tie();
        Sign();
    }

    public bool InDetail { get; }

    public double Height { get; }

    public IReadOnlyList<DrawnAccount> Sources { get; }

    public IReadOnlyList<DrawnAccount> Targets { get; private set; }

    public IReadOnlyList<DrawnStrand> Strands { get; }

    public static Drawing Of(IReadOnlyList<ReportLink> links) => new(links);

    private static DrawnAccount[] Column(IReadOnlyList<ReportLink> links, Func<LinkProperties, string?> account, Func<LinkProperties, string?> name) =>
    [
        .. links.GroupBy(l => account(l.Link) ?? "not known").OrderBy(g => g.Key, StringComparer.Ordinal).Select(a => new DrawnAccount(
            a.Key,
            [.. a.GroupBy(l => (Name: name(l.Link) ?? "not known", l.Link.Region)).Select(r => new DrawnRow(r.Key.Name, r.Key.Region, [.. r]))])),
    ];

    private IEnumerable<DrawnStrand> Bundles(DrawnAccount source) =>
        source.Rows.SelectMany(r => r.Links)
            .GroupBy(l => (l.Link.TargetAccountId, l.Link.Facts.Destination, l.State))
            .Select(g => new DrawnStrand(g.Key.State, [.. g], Math.Min(16, 1.2 + Math.Sqrt(g.Count()))));

    private double SourceHeight(DrawnRow row) => InDetail ? Math.Max(40, 12 * row.Links.Count) : 0;

    private double Place(IReadOnlyList<DrawnAccount> column, Func<DrawnRow, double> height, double gap)
    {
        double y = Top;
        foreach (DrawnAccount account in column)
        {
            bool cells = !InDetail && ReferenceEquals(column, Sources);
            account.Top = y;
            y += cells ? CellsHeight(account) : Header;
            foreach (DrawnRow row in account.Rows)
            {
                row.Top = y;
                row.Height = height(row);
                y += row.Height;
            }

            y += cells ? 0 : 8;
            account.Height = y - account.Top;
            y += gap;
        }

        return y - gap;
    }

    private static double CellsHeight(DrawnAccount account)
    {
        int cells = account.Rows.Sum(r => r.Links.Count);
        return 14 + (Cell * Math.Max(1, (cells + CellsInRow - 1) / CellsInRow));
    }

    /// <summary>Workspaces beside the sources that write to them, so that fewer strands cross.</summary>
    private void Sort()
    {
        Dictionary<ReportLink, double> height = Sources.SelectMany(a => a.Rows.SelectMany(r => r.Links.Select(l => (l, y: InDetail ? r.Middle : a.Top + (a.Height / 2))))).ToDictionary(p => p.l, p => p.y);
        Targets =
        [
            .. Targets.Select(a => new DrawnAccount(a.Account, [.. a.Rows.OrderBy(r => r.Links.Average(l => height[l]))]))
                .OrderBy(a => a.Rows.SelectMany(r => r.Links).Average(l => height[l])),
        ];
    }

    private static void Spread(IReadOnlyList<DrawnAccount> column, double room)
    {
        for (int i = 0; i < column.Count; i++)
        {
            double shift = room * (i + 1) / (column.Count + 1);
            column[i].Top += shift;
            foreach (DrawnRow row in column[i].Rows)
            {
                row.Top += shift;
            }
        }
    }

    private IEnumerable<DrawnStrand> Into(DrawnRow row)
    {
        HashSet<ReportLink> own = [.. row.Links];
        return Strands.Where(s => own.Contains(s.Links[0]));
    }

    /// <summary>Ends side by side at both boxes, in the order of the other ends.</summary>
    private void Tie()
    {
        foreach (DrawnRow row in Targets.SelectMany(a => a.Rows))
        {
            foreach (DrawnStrand strand in Into(row))
            {
                strand.To = row.Middle;
            }
        }

        foreach (DrawnAccount account in Sources)
        {
            if (InDetail)
            {
                foreach (DrawnRow row in account.Rows)
                {
                    Line([.. Strands.Where(s => row.Links.Contains(s.Links[0])).OrderBy(s => s.To)], row.Middle, (s, y) => s.From = y, 8);
                }
            }
            else
            {
                HashSet<ReportLink> own = [.. account.Rows.SelectMany(r => r.Links)];
                Line([.. Strands.Where(s => own.Contains(s.Links[0])).OrderBy(s => s.To)], account.Top + (account.Height / 2), (s, y) => s.From = y, 2);
            }
        }

        foreach (DrawnRow row in Targets.SelectMany(a => a.Rows))
        {
            Line([.. Into(row).OrderBy(s => s.From)], row.Middle, (s, y) => s.To = y, Gap);
        }
    }

    /// <summary>Where strands cross, their symbols give way to each other.</summary>
    private void Sign()
    {
        List<DrawnStrand> signed = [];
        foreach (DrawnStrand strand in InDetail ? Strands : [])
        {
            foreach (double place in s_places)
            {
                strand.Sign(place);
                if (signed.TrueForAll(other => Math.Abs(other.SignX - strand.SignX) > SignRoom || Math.Abs(other.SignY - strand.SignY) > SignRoom))
                {
                    break;
                }
            }

            signed.Add(strand);
        }
    }

    private static void Line(IReadOnlyList<DrawnStrand> strands, double middle, Action<DrawnStrand, double> tie, double gap)
    {
        double y = middle - ((strands.Sum(s => s.Width) + (gap * (strands.Count - 1))) / 2);
        foreach (DrawnStrand strand in strands)
        {
            tie(strand, y + (strand.Width / 2));
            y += strand.Width + gap;
        }
    }
}
