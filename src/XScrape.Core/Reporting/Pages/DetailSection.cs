namespace XScrape.Reporting.Pages;

/// <summary>All that is known of each link: its resources, findings and what was written.</summary>
internal static class DetailSection
{
    /// <summary>Beyond this many findings in one page, those that passed are named by their ids only.</summary>
    private const int MostPassedInFull = 4_000;

    /// <summary>Beyond this many changes in one page, new policies stand on one line each.</summary>
    private const int MostChangesInFull = 3_000;

    public static void Write(HtmlWriter html, Report report)
    {
        bool inFull = report.Links.Sum(l => l.Findings.Count(f => f.Passed)) <= MostPassedInFull;
        bool narrow = report.Links.Sum(l => l.Changes?.Count ?? 0) > MostChangesInFull;
        html.Open("section", "aria-labelledby", "detail-title").Leaf("h2", "Details", "id", "detail-title").Line();
        foreach (ReportLink link in report.Links)
        {
            html.Open("article", "id", link.Anchor, "class", "c-" + ReportWords.Key(link.State));
            html.Open("h3").Leaf("bdi", link.Link.ToString()).Leaf("span", ReportWords.Of(link.State), "class", "chip").Close();
            Facts(html, link);
            FindingList.Write(html, link.Findings, inFull);
            ChangeList.Write(html, link, narrow);
            html.Close().Line();
        }

        html.Close().Line();
    }

    private static void Facts(HtmlWriter html, ReportLink entry)
    {
        Links.LinkProperties link = entry.Link;
        html.Open("dl");
        Fact(html, "Status", link.StatusReason is null ? link.Status.ToString() : $"{link.Status}: {link.StatusReason}");
        Fact(html, "Trust", link.Trust.ToString());
        Fact(html, "Alias", link.Alias == link.Name ? null : link.Alias);
        Fact(html, Title(link.Facts.Source?.Noun ?? "source"), link.Facts.Source?.ToString() ?? (link.SourceAccountId is null ? null : $"in account {link.SourceAccountId}"));
        Fact(html, Title(link.Facts.Destination?.Noun ?? "destination"), link.Facts.Destination?.ToString() ?? (link.TargetAccountId is null ? null : $"in account {link.TargetAccountId}"));
        Fact(html, "Scraper", link.ScraperArn);
        Fact(html, "Source role", link.SourceRoleArn);
        Fact(html, "Target role", link.TargetRoleArn);
        Fact(html, "Subnets", link.SubnetId?.ToString());
        Fact(html, "Security groups", link.SecurityGroupId?.ToString());
        if (link.CreatedAt is DateTimeOffset time)
        {
            html.Leaf("dt", "Created").Open("dd").Time(time).Close();
        }

        html.Close();
    }

    private static string Title(string noun) => char.ToUpperInvariant(noun[0]) + noun.Substring(1);

    private static void Fact(HtmlWriter html, string name, string? value)
    {
        if (value is not null)
        {
            html.Leaf("dt", name).Leaf("dd", value);
        }
    }
}
