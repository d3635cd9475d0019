using XScrape.Configuration;
using XScrape.Diagnosis.Checks;
using XScrape.Diagnosis.Snapshots;
using XScrape.Identities;
using XScrape.Kinds.Known;
using XScrape.Links;
using XScrape.Links.Parts;
using XScrape.Links.Sides;

namespace XScrape.Diagnosis.Runs;

/// <summary>The whole chain of a link and its surroundings: everything read once, then judged.</summary>
internal sealed class LinkDiagnosis(IScrapeConfigurationReader? configurations)
{
    private readonly ILinkCheck[] _checks =
    [
        new IdentityCheck(), new ScraperCheck(configurations), new QuotaCheck(), new RoleCheck(Side.Source), new RoleCheck(Side.Target),
        new UnnamedDestinationCheck(), .. DestinationKinds.All.SelectMany(kind => kind.Checks),
        new UnnamedSourceCheck(), .. SourceKinds.Checks(configurations as IScrapeOutlineReader), new UnseenCheck(),
    ];

    /// <param name="link">A live link that says at least its scraper, its cluster and workspace, or its name and accounts.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<IReadOnlyList<Finding>> RunAsync(ScraperLink link, CancellationToken stop)
    {
        LinkSnapshot seen = await new SnapshotReader(await KnownAsync(link, stop).ConfigureAwait(false), stop).ReadAsync().ConfigureAwait(false);
        return [.. _checks.SelectMany(check => check.Check(seen))];
    }

    /// <summary>A name makes a link only together with both accounts; who it is that asks is not asked for anything else.</summary>
    public static async Task<ScraperLink> KnownAsync(ScraperLink link, CancellationToken stop)
    {
        LinkFacts facts = LinkConsistency.Complete(link.Facts);
        if (LinkSelection.Of(facts) is null)
        {
            throw LinkFacts.Missing("scraper, name, source or destination", $"{LinkParts.SelectingParameters}, or pipe the links of Get-XAScraper");
        }

        bool doubtful = facts is { ScraperId: null, Name: not null } && (facts.SourceAccount is null || facts.TargetAccount is null);
        return doubtful ? await LinkAccounts.CheckAsync(link, LinkSides.None, [], stop).ConfigureAwait(false) : link.With(_ => facts);
    }
}
