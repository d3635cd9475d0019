using XScrape.Arns;
using XScrape.Cloud.Iam;
using XScrape.Roles;

namespace XScrape.Provisioning.Trust;

/// <summary>What one run wants of a shared role: that its scraper is allowed, or that it is not.</summary>
/// <param name="Scraper">The scraper of the link.</param>
/// <param name="IsWanted">Whether it should be allowed.</param>
/// <param name="Imported">Scrapers that this run tagged only because the policy that it had read named them.</param>
internal sealed record SharedIntent(ScraperArn Scraper, bool IsWanted, IReadOnlyList<ScraperArn> Imported)
{
    /// <summary>Whether tags may still be corrected; two processes that want opposite things of one link must not do so for ever.</summary>
    public bool MayCorrect { get; init; } = true;

    /// <summary>
    /// A tag that was imported from a policy which no longer names the scraper: it was unbound between the read and the tag.
    /// And the tag of a scraper that is to be removed, which another run may have imported just so.
    /// </summary>
    public IEnumerable<ScraperArn> Superfluous(LinkRole side, IamRole role)
    {
        IEnumerable<ScraperArn> unbound = Imported.Except(side.Read(role).Scrapers);
        return IsWanted ? unbound : unbound.Append(Scraper);
    }

    /// <summary>Another run took it for superfluous before the policy named it.</summary>
    public bool IsMissing(IamRole role) => IsWanted && !(SharedRoleTags.IsShared(role) && role.Tags.ContainsKey(SharedRoleTags.KeyOf(Scraper)));
}
