using XScrape.Cloud.Amp;
using XScrape.Cloud.Calls;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Links.Sessions;
using XScrape.Links.Sides;
using XScrape.Operations;
using XScrape.Provisioning.Roles;
using XScrape.Provisioning.Scrapers;
using XScrape.Provisioning.Trust;
using XScrape.Rehearsing;
using XScrape.Scrapers;

namespace XScrape.Provisioning;

/// <summary>
/// The whole procedure for one link with only the real dependencies: source role, target role (whose trust names the source
/// role), scraper, and both trust policies at once. Permissions are given meanwhile. Where no scraper of the link is
/// listed the roles are made without looking first; what a run before has left is then found by the name that is taken.
/// </summary>
internal sealed class ConnectLink(
    EnsureSourceRole source, EnsureTargetRole target, EnsureScraper scraper, BindTrust bind, ScraperListCache census, TimeProvider clock) : ICompositeOperation
{
    /// <summary>How long what was read of a role is as good as a new look.</summary>
    private static readonly TimeSpan s_fresh = TimeSpan.FromSeconds(3);

    private readonly OperationSequence _chain = new("Connect the cluster", [source, target, scraper, bind]);

    /// <summary>What looks before anything is written, such as a preflight.</summary>
    public IReadOnlyList<ILinkOperation> Before { get; init; } = [];

    public LinkSides Sides => _chain.Sides;

    public string Action => _chain.Action;

    public string Target(ScraperLink link) => _chain.Target(link);

    public ScraperLink Prepare(ScraperLink link)
    {
        // What a row must have comes before what follows from it.
        link.Facts.KnownSource.RefuseIncomplete(link.Facts.Subnets, link.Facts.SecurityGroups);
        _ = link.Facts.KnownDestination;
        _ = link.Facts.Name ?? throw LinkFacts.Missing("Name", "-Name, or a column of that name");
        return _chain.Prepare(link).With(LinkRoles.NamedIfMissing);
    }

    public Task<Plan> PlanAsync(ScraperLink link, CancellationToken stop) => new Rehearsal().PlanAsync(this, link, stop);

    public async Task<ScraperLink> RunAsync(ScraperLink link, CancellationToken stop)
    {
        CallScope.Priority = CallPriority.High;
        List<Task> rest = [];
        ScraperLink now = link;
        try
        {
            now = await WithListAsync(Prepare(link), stop).ConfigureAwait(false);
            await scraper.RefuseUnfitAsync(now, stop).ConfigureAwait(false);
            foreach (ILinkOperation look in Before)
            {
                now = await look.RunAsync(look.Prepare(now), stop).ConfigureAwait(false);
            }

            now = EnsureScraper.IsAnyOf(now.Session.Cache.Scrapers!, now.Facts)
                ? await TakeRolesAsync(now, stop).ConfigureAwait(false)
                : await MakeRolesAsync(now, rest, stop).ConfigureAwait(false);
            now = await ScraperAsync(now, stop).ConfigureAwait(false);
            now = await BindAsync(now, stop).ConfigureAwait(false);
            await Task.WhenAll(rest).ConfigureAwait(false);
            return now.With(now.Session.Settled);
        }
        catch (XScrapeException failure)
        {
            await EndedAsync(rest).ConfigureAwait(false);
            throw failure.For(now, now.Session.Journal.Entries).Settled();
        }
        catch (OperationCanceledException)
        {
            // They are under way and observe the stop themselves.
            await EndedAsync(rest).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<ScraperLink> WithListAsync(ScraperLink link, CancellationToken stop)
    {
        IReadOnlyList<Scraper> listed = await census.OfAsync(link.Session.Source, stop).ConfigureAwait(false);
        return link.Saw(cache => cache with { Scrapers = listed });
    }

    private async Task<ScraperLink> MakeRolesAsync(ScraperLink link, List<Task> rest, CancellationToken stop)
    {
        scraper.RefuseUnconfigured(link);
        // Where no subnets can be chosen, no roles are made for nothing.
        _ = await scraper.ChooseAsync(link, stop).ConfigureAwait(false);
        RoleCreationResult first = await source.MakeAsync(link, stop).ConfigureAwait(false);
        rest.Add(first.Rest);
        RoleCreationResult second = await target.MakeAsync(first.Link, stop).ConfigureAwait(false);
        rest.Add(second.Rest);
        // A permission that was refused by now is reported before a scraper is made for nothing.
        await Task.WhenAll(rest.Where(r => r.IsFaulted)).ConfigureAwait(false);
        return second.Link.Saw(cache => cache with { PermissionsAreSeen = true });
    }

    private async Task<ScraperLink> TakeRolesAsync(ScraperLink link, CancellationToken stop)
    {
        Task<Plan> sourcePlan = source.PlanAsync(link, stop);
        Task<Plan> targetPlan = target.PlanAsync(link, stop);
        await Task.WhenAll(sourcePlan, targetPlan).ConfigureAwait(false);
        Plan first = await sourcePlan.ConfigureAwait(false);
        Plan second = await targetPlan.ConfigureAwait(false);
        ScraperLink after = await first.RunAsync(stop).ConfigureAwait(false);
        LinkSession session = after.Session with { Cache = after.Session.Cache with { SourceRole = first.Seen, TargetRole = second.Seen, PermissionsAreSeen = true } };
        return await (second with { Link = after.With(session) }).RunAsync(stop).ConfigureAwait(false);
    }

    private async Task<ScraperLink> ScraperAsync(ScraperLink link, CancellationToken stop)
    {
        long seen = clock.GetTimestamp();
        Plan plan = await scraper.PlanAsync(link, stop).ConfigureAwait(false);
        ScraperLink made = await plan.RunAsync(stop).ConfigureAwait(false);
        // Where the calls had to queue, others may have changed the roles meanwhile; new ones have no other users yet.
        return made.Session.RolesAreNew || clock.GetElapsedTime(seen) < s_fresh
            ? made
            : made.Saw(cache => cache with { SourceRole = null, TargetRole = null });
    }

    private async Task<ScraperLink> BindAsync(ScraperLink link, CancellationToken stop)
    {
        CallScope.Priority = CallPriority.Normal;
        Plan plan = await bind.PlanAsync(link, stop).ConfigureAwait(false);
        // What settles on a shared role does so after the writes on both.
        return plan.Steps.Any(s => s.Settle is not null)
            ? await plan.RunAsync(stop).ConfigureAwait(false)
            : await plan.RunSideBySideAsync(stop).ConfigureAwait(false);
    }

    private static async Task EndedAsync(List<Task> rest)
    {
        try
        {
            await Task.WhenAll(rest).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is XScrapeException or OperationCanceledException)
        {
            // What went wrong first is what has to be reported.
        }
    }
}
