using XScrape.Arns;
using XScrape.Cloud.Iam;
using XScrape.Links;
using XScrape.Links.Owners;
using XScrape.Roles;
using XScrape.Scrapers;

namespace XScrape.Provisioning.Trust;

/// <summary>
/// Decides which scrapers a shared role should allow. Its tags say which are meant; they are hints, and AWS has to show that each
/// exists and has the role before its ARN is written. What cannot be looked at stays as it is. What differs from the tags is reported.
/// </summary>
internal sealed class IntentJudge(ScraperWitness witness, ScraperLink link)
{
    /// <summary>The scrapers that the policy of the role should name, this link's own only if a tag means it.</summary>
    public async Task<IReadOnlyList<ScraperArn>> WantedAsync(LinkRole side, IamRole role, ScraperArn own, CancellationToken stop)
    {
        IReadOnlyList<ScraperArn> named = side.Read(role).Scrapers;
        if (!SharedRoleTags.IsShared(role))
        {
            // A role that has no mark yet holds its truth in the policy alone.
            return [.. named.Where(s => s != own)];
        }

        IReadOnlyList<ScraperArn> meant = SharedRoleTags.Of(role, side.Terms.SourceRole);
        List<ScraperArn> wanted = [.. meant.Where(s => s == own)];
        foreach ((ScraperArn scraper, ScraperStanding standing) in await StandingsAsync(side, [.. meant.Union(named).Where(s => s != own)], stop).ConfigureAwait(false))
        {
            if (IsWanted(side, role, scraper, standing, meant.Contains(scraper), named.Contains(scraper)))
            {
                wanted.Add(scraper);
            }
        }

        return wanted;
    }

    /// <summary>Those that the policy of a role that has no mark yet names, and that may get a tag: a scraper that was allowed manually stays allowed.</summary>
    public async Task<IReadOnlyList<ScraperArn>> ImportableAsync(LinkRole side, IamRole role, ScraperArn own, CancellationToken stop)
    {
        if (SharedRoleTags.IsShared(role))
        {
            return [];
        }

        (ScraperArn Scraper, ScraperStanding Standing)[] named = await StandingsAsync(side, [.. side.Read(role).Scrapers.Where(s => s != own)], stop).ConfigureAwait(false);
        return [.. named.Where(n => n.Standing == ScraperStanding.Entitled).Select(n => n.Scraper)];
    }

    private Task<(ScraperArn Scraper, ScraperStanding Standing)[]> StandingsAsync(LinkRole side, IReadOnlyCollection<ScraperArn> scrapers, CancellationToken stop) =>
        Task.WhenAll(scrapers.Select(async s => (s, await witness.OfAsync(side, s, link, stop).ConfigureAwait(false))));

    private bool IsWanted(LinkRole side, IamRole role, ScraperArn scraper, ScraperStanding standing, bool meant, bool named)
    {
        switch (standing)
        {
            case ScraperStanding.Unseen when meant != named:
                Tell($"Whether the scraper {scraper} has the role {side.Arn} could not be seen from here, so that it was neither added to the trust policy nor taken out. {(meant ? "A tag of the role names it." : "No tag of the role names it.")}");
                return named;
            case ScraperStanding.Entitled when meant && !named && IsOwn(side, role):
                Tell($"A tag of the role {side.Arn} names the scraper {scraper}. The role has the default name of this link, so a tag does not allow another scraper; remove the tag '{SharedRoleTags.KeyOf(scraper)}'.");
                return false;
            case ScraperStanding.Entitled when meant && !named:
                Tell($"The trust policy of {side.Arn} also allows the scraper {scraper}: a tag of the role names it, and AWS shows it with this role.");
                return true;
            case ScraperStanding.Missing or ScraperStanding.Another when meant || named:
                Tell($"{(meant ? $"A tag of the role {side.Arn} names" : $"The trust policy of {side.Arn} names")} the scraper {scraper}, {(standing == ScraperStanding.Missing ? "which does not exist" : "which has other roles")}. "
                    + (named ? "It is taken out of the trust policy." : "It is not allowed.") + (meant ? $" Find out who set the tag '{SharedRoleTags.KeyOf(scraper)}', and remove it." : string.Empty));
                return false;
            default:
                return named && (meant || standing == ScraperStanding.Unseen);
        }
    }

    /// <summary>A role with its default name can be met by no other link, unless it was given to one on purpose; that link allows its own scraper.</summary>
    private static bool IsOwn(LinkRole side, IamRole role) => side.OwnerOf(role) == Ownership.Ours
        && role.Arn.Name == side.Facts.Key.DefaultRole(side.Terms.Role);

    private void Tell(string what) => link.Session.Journal.Warn(what);
}
