using XScrape.Arns;
using XScrape.Cloud.Amp;
using XScrape.Cloud.Iam;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Policies.Trust;
using XScrape.Roles;
using XScrape.Scrapers;

namespace XScrape.Discovery;

/// <summary>Reads both trust policies of a link.</summary>
internal static class TrustInspector
{
    /// <summary>The link with what its two trust policies say together.</summary>
    public static async Task<ScraperLink> ReadAsync(ScraperLink link, CancellationToken stop)
    {
        if (link.Facts.SourceRole is null || link.Facts.TargetRole is null)
        {
            return link.With(f => f with { Trust = TrustState.None });
        }

        IReadOnlyList<ScraperTrust> trusts = await ExplainAsync(link, stop).ConfigureAwait(false);
        return link.With(f => f with { Trust = Together(trusts[0].State, trusts[1].State) });
    }

    /// <summary>
    /// The link with its scraper and the roles that it has, where the link does not say them. Where nothing is found, or reading is not permitted, they
    /// stay unknown.
    /// </summary>
    public static async Task<ScraperLink> KnownAsync(ScraperLink link, CancellationToken stop)
    {
        LinkFacts facts = link.Facts;
        if (facts is { Scraper: not null, SourceRole: not null, TargetRole: not null })
        {
            return link;
        }

        try
        {
            // A link that says no more than its roles is found by them.
            LinkSelection asked = LinkSelection.Of(facts) ?? LinkSelection.All;
            Scraper? scraper = asked.ScraperId is ScraperId id
                ? await link.Session.Source.Amp.DescribeScraperAsync(id, stop).ConfigureAwait(false)
                : Fitting(await link.Session.Source.Amp.ListScrapersAsync(asked.Filter, stop).ConfigureAwait(false), facts);
            return scraper is null ? link : link.With(_ => ScraperSearch.Merge(facts, scraper));
        }
        catch (XScrapeException failure) when (failure.Id == FailureId.AccessDenied)
        {
            link.Session.Journal.Warn($"Which scraper the trust policies should name could not be read. {failure.Message}");
            return link;
        }
    }

    private static Scraper? Fitting(IReadOnlyList<Scraper> scrapers, LinkFacts facts)
    {
        Scraper[] fitting = [.. scrapers.Where(s => (facts.SourceRole is null || s.SourceRole is null || s.SourceRole == facts.SourceRole)
            && (facts.TargetRole is null || s.TargetRole is null || s.TargetRole == facts.TargetRole))];
        return ScraperSearch.Among(fitting, facts);
    }

    /// <summary>Both trust policies, source first, with what differs from what the link wants.</summary>
    public static async Task<IReadOnlyList<ScraperTrust>> ExplainAsync(ScraperLink link, CancellationToken stop)
    {
        Task<ScraperTrust> source = ExplainAsync(link, LinkRole.Source(link), stop);
        Task<ScraperTrust> target = ExplainAsync(link, LinkRole.Target(link), stop);
        return await Task.WhenAll(source, target).ConfigureAwait(false);
    }

    private static async Task<ScraperTrust> ExplainAsync(ScraperLink link, LinkRole side, CancellationToken stop)
    {
        IamRole? role = await side.Iam.GetRoleAsync(side.Arn.Name, stop).ConfigureAwait(false);
        if (role is null || role.Arn != side.Arn)
        {
            return Of(link, side, TrustState.None, [], [role is null ? "the role does not exist" : $"the role is {role.Arn}"], null);
        }

        try
        {
            TrustAnalysis reading = (side.IsExclusive(role) ? side : side.AsShared()).Read(role);
            ScraperArn? wanted = link.Facts.Scraper;
            // Which scraper it should allow is not known, so it is neither right nor wrong.
            TrustState state = wanted is null && reading.Scrapers.Count > 0 && reading.Faults.Count == 0 ? TrustState.Unknown : reading.StateFor(wanted);
            return Of(link, side, state, reading.Scrapers, [.. Differences(reading, wanted)], reading.Document.ToString());
        }
        catch (XScrapeException failure) when (failure.Id == FailureId.PolicyUnreadable)
        {
            return Of(link, side, TrustState.Drifted, [], [failure.Message], role.TrustJson);
        }
    }

    private static IEnumerable<string> Differences(TrustAnalysis reading, ScraperArn? wanted)
    {
        if (reading.Ours is null)
        {
            yield return "no statement allows the scraper";
        }

        foreach (TrustFault fault in reading.Faults)
        {
            yield return fault.Text;
        }

        if (wanted is null && reading.Scrapers.Count > 0)
        {
            yield return $"names {string.Join(", ", reading.Scrapers)}; which scraper it should name is not known";
        }

        if (wanted is not null && reading.Scrapers.Count > 0 && !reading.Scrapers.Contains(wanted))
        {
            yield return $"names {string.Join(", ", reading.Scrapers)} and not {wanted}";
        }
    }

    private static ScraperTrust Of(ScraperLink link, LinkRole side, TrustState state, IReadOnlyList<ScraperArn> scrapers, IReadOnlyList<string> differences, string? policy) =>
        new(link, side.Terms.Role.ToString(), side.Arn.ToString(), state, [.. scrapers.Select(s => s.ToString())], [.. differences], policy);

    private static TrustState Together(TrustState one, TrustState other)
    {
        if (one == other)
        {
            return one;
        }

        // One bound and one pending is a binding that was cut off in the middle: something is there, and it is not what is wanted.
        return one == TrustState.None || other == TrustState.None ? TrustState.None : TrustState.Drifted;
    }
}
