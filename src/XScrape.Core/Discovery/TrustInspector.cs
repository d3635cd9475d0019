using XScrape.Cloud;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Policies;
using XScrape.Provisioning;

namespace XScrape.Discovery;

/// <summary>Reads both trust policies of a link.</summary>
internal static class TrustInspector
{
    /// <summary>The link with what its two trust policies say together.</summary>
    public static async Task<ScraperLink> ReadAsync(ScraperLink link, CancellationToken stop)
    {
        LinkFacts facts = link.Facts;
        if (facts.SourceRole is null || facts.TargetRole is null)
        {
            return link.With(f => f with { Trust = TrustState.None });
        }

        Task<IamRole?> source = link.Session!.Source.Iam.GetRoleAsync(facts.SourceRole.Name, stop);
        Task<IamRole?> target = link.Session.Target.Iam.GetRoleAsync(facts.TargetRole.Name, stop);
        await Task.WhenAll(source, target).ConfigureAwait(false);
        TrustState one = StateOf(await source.ConfigureAwait(false), RolePermissions.SourceTrust(facts), facts);
        TrustState other = StateOf(await target.ConfigureAwait(false), RolePermissions.TargetTrust(facts), facts);
        return link.With(f => f with { Trust = Together(one, other) });
    }

    private static TrustState StateOf(IamRole? role, TrustTerms terms, LinkFacts facts)
    {
        if (role is null)
        {
            return TrustState.None;
        }

        try
        {
            return TrustReading.Of(PolicyDocument.Parse(role.TrustJson), terms).StateFor(facts.Scraper);
        }
        catch (XScrapeException)
        {
            return TrustState.Drifted;
        }
    }

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
