using XScrape.Arns;
using XScrape.Cloud.Amp;
using XScrape.Configuration;
using XScrape.Diagnosis.Snapshots;

namespace XScrape.Diagnosis.Checks;

/// <summary>The scraper: there, ACTIVE, with the link's two roles, in one Region with both ends, alone between them, and with a configuration that AMP takes.</summary>
internal sealed class ScraperCheck(IScrapeConfigurationReader? configurations) : ILinkCheck
{
    public IEnumerable<Finding> Check(LinkSnapshot seen)
    {
        if (seen.Scraper?.Value is Scraper scraper)
        {
            return [seen.Pass(FindingIds.Scraper, "The scraper exists.", scraper.Arn), ScraperStatusCheck.Of(seen, scraper), .. Ends(seen, scraper), .. Roles(seen, scraper), Configuration(seen, scraper), .. Twins(seen, scraper)];
        }

        IEnumerable<Finding> rest = seen.Unchecked(seen.Scraper, "Not checked: there is no scraper.", FindingIds.ScraperStatus, FindingIds.ScraperRoles, FindingIds.ScraperConfiguration);
        return seen.Scraper?.Failure is not null
            ? [.. seen.Unchecked(seen.Scraper, string.Empty, FindingIds.Scraper), .. rest]
            : [Missing(seen), .. rest];
    }

    private static Finding Missing(LinkSnapshot seen) => seen.Fail(
        FindingIds.Scraper,
        seen.Facts is { Scraper: null, ScraperId: ScraperId id } ? $"There is no scraper {id} in {seen.Link.Session.Source.Site.Region}."
            : seen.Facts.Scraper is null
            ? $"There is no scraper from {seen.Facts.Source?.ToString() ?? "the cluster"} to {seen.Facts.Destination?.ToString() ?? "the workspace"}."
            : $"There is no scraper {seen.Facts.Scraper}.",
        null,
        "a scraper; make it with New-XAScraper or Connect-XACluster and your scrape configuration");

    /// <summary>A row or a file may say other ends than the scraper has.</summary>
    private static IEnumerable<Finding> Ends(LinkSnapshot seen, Scraper scraper)
    {
        (Region? Region, string? What)[] regions = [(scraper.Arn.Region, "scraper"), (seen.Facts.Source?.Region, seen.Facts.Source?.Noun), (seen.Facts.Destination?.Region, seen.Facts.Destination?.Noun), (scraper.Source?.Region, $"its {scraper.Source?.Noun}"), (scraper.Destination?.Region, $"its {scraper.Destination?.Noun}")];
        string said = string.Join("; ", regions.Where(r => r.Region is not null).Select(r => $"{r.What} {r.Region}"));
        yield return seen.Is(FindingIds.Region, regions.Where(r => r.Region is not null).Select(r => r.Region).Distinct().Count() == 1, "Source, scraper and destination are in one Region.", "Source, scraper and destination are not in one Region.", said, "one Region");
        yield return BothEnds(seen, scraper);
    }

    private static Finding BothEnds(LinkSnapshot seen, Scraper scraper)
    {
        string found = $"{Word(scraper.Source, "a source of a kind that XScrape does not know")} to {Word(scraper.Destination, "a destination of a kind that XScrape does not know")}";
        return scraper.Source == seen.Facts.Source && scraper.Destination == seen.Facts.Destination
            ? seen.Pass(FindingIds.ScraperEnds, "The scraper's source and destination are those of the link.", found)
            : seen.Fail(
                FindingIds.ScraperEnds,
                "The scraper's source or destination is not that of the link.",
                found,
                $"{seen.Facts.Source} to {seen.Facts.Destination}",
                scraper.Source == seen.Facts.Source ? new FixCommand("Set-XAScraper").With("ScraperId", scraper.Arn.Id).To(seen.Facts.Destination).As(seen.Link) : null);
    }

    private static string Word(object? end, string none) => end?.ToString() ?? none;

    private static IEnumerable<Finding> Roles(LinkSnapshot seen, Scraper scraper)
    {
        if (!seen.NeedsRoles && scraper.SourceRole is null && scraper.TargetRole is null)
        {
            return [seen.Pass(FindingIds.ScraperRoles, "The scraper has no role configuration and needs none: it writes by its own service-linked role.")];
        }

        bool same = scraper.SourceRole is not null && scraper.TargetRole is not null && scraper.SourceRole == seen.Facts.SourceRole && scraper.TargetRole == seen.Facts.TargetRole;
        return
        [
            seen.Is(
                FindingIds.ScraperRoles,
                same,
                "The scraper has the link's two roles.",
                scraper.SourceRole is null && scraper.TargetRole is null ? "The scraper has no role configuration: an update without one dropped it." : "The scraper has other roles than the link.",
                $"source {scraper.SourceRole?.ToString() ?? "(none)"}, target {scraper.TargetRole?.ToString() ?? "(none)"}",
                $"source {seen.Facts.SourceRole?.ToString() ?? "(a role)"}, target {seen.Facts.TargetRole?.ToString() ?? "(a role)"}",
                seen.Facts is { SourceRole: not null, TargetRole: not null }
                    ? new FixCommand("Set-XAScraper").With("ScraperId", scraper.Arn.Id).With("SourceRoleArn", seen.Facts.SourceRole).With("TargetRoleArn", seen.Facts.TargetRole).As(seen.Link)
                    : null),
        ];
    }

    private Finding Configuration(LinkSnapshot seen, Scraper scraper)
    {
        if (configurations is null || scraper.Configuration is null)
        {
            return seen.Unchecked(FindingIds.ScraperConfiguration, "Could not be checked: AMP did not show the scrape configuration.");
        }

        ConfigurationProblem[] problems = [.. configurations.Check(scraper.Configuration).Where(p => p.Severity == ConfigurationSeverity.Error)];
        // Never the text: it may hold secrets.
        return seen.Is(FindingIds.ScraperConfiguration, problems.Length == 0, "The scrape configuration follows AMP's rules.", $"The scrape configuration breaks AMP's rules: {string.Join("; ", problems.Select(p => $"line {p.Line}: {p.Message.TrimEnd('.')}"))}.", null, "a configuration that follows AMP's rules");
    }

    private Finding[] Twins(LinkSnapshot seen, Scraper scraper)
    {
        if (seen.Scrapers?.Value is not IReadOnlyList<Scraper> all)
        {
            return [.. seen.Unchecked(seen.Scrapers, "Not checked.", FindingIds.ScraperTwin)];
        }

        ILookup<bool, string> twins = all.Where(s => TwinReader.IsTwin(s, scraper)).ToLookup(s => ScrapesTheSame(s, scraper), s => s.Arn.Id.ToString());
        string others = twins[false].Any() ? $"Other scrapers have the same source and destination, with jobs or labels of their own: {string.Join(", ", twins[false])}." : "No other scraper has this source and this destination.";
        return
        [
            seen.Is(
                FindingIds.ScraperTwin,
                !twins[true].Any(),
                others,
                $"Other scrapers have this source and this destination, and have the same jobs and labels or do not show them: {string.Join(", ", twins[true])}. Samples may be written twice.",
                string.Join(";", twins[true]),
                "one scraper, or jobs or external_labels of its own for each"),
        ];
    }

    /// <summary>What cannot be seen of a configuration may be the same.</summary>
    private bool ScrapesTheSame(Scraper one, Scraper other) =>
        configurations is not IScrapeOutlineReader outlines || one.Configuration is null || other.Configuration is null
        || outlines.Outline(one.Configuration) is not ScrapeOutline first || outlines.Outline(other.Configuration) is not ScrapeOutline second
        || first.Overlaps(second);
}
