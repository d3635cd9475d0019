using XScrape.Arns;
using XScrape.Cloud.Amp;
using XScrape.Cloud.Iam;
using XScrape.Diagnosis.Runs;
using XScrape.Failures;
using XScrape.Kinds.Eks;
using XScrape.Links;
using XScrape.Links.Owners;
using XScrape.Links.Sides;
using XScrape.Operations;
using XScrape.Provisioning.Roles;
using XScrape.Provisioning.Trust;
using XScrape.Scrapers;
using XScrape.Waiting;

namespace XScrape.Provisioning.Scrapers;

/// <summary>Step 3 of the procedure: the scraper with its role configuration. Its ARN is known as soon as the call returns.</summary>
internal sealed class EnsureScraper(ScraperSettings settings, PropagationRetry retry) : ILinkOperation
{
    /// <summary>How many deleted or failed scrapers a create token may answer with before something must be wrong.</summary>
    private const int MaxTokens = 8;

    public LinkSides Sides => LinkSides.Source;

    public string Action => "Create the scraper";

    public string Target(ScraperLink link) => $"{link.Facts.Ends} for link '{link}'";

    public ScraperLink Prepare(ScraperLink link)
    {
        ScraperLink named = link.With(LinkRoles.Named);
        named.Facts.KnownSource.RefuseIncomplete(named.Facts.Subnets, named.Facts.SecurityGroups);
        _ = named.Facts.KnownDestination;
        return named;
    }

    public async Task<Plan> PlanAsync(ScraperLink link, CancellationToken stop)
    {
        LinkFacts facts = link.Facts;
        IAmp amp = link.Session.Source.Amp;
        IReadOnlyList<Scraper> there = link.Session.Cache.Scrapers ?? await amp.ListScrapersAsync(new ScraperFilter(facts.Source), stop).ConfigureAwait(false);
        Scraper? chosen = ScraperChoice.Among(there, facts) ?? await UnnamedAsync(there, facts, amp, stop).ConfigureAwait(false);
        if (chosen is not Scraper found)
        {
            ScraperChoice.RefuseUsedAlias(there, facts);
            await Preflight.CheckAsync(settings.Preflight, link, settings.For(link).Configuration, stop).ConfigureAwait(false);
            await SharedRoleQuota.CheckAsync(link, stop).ConfigureAwait(false);
            return new Plan(link, [await CreateAsync(link, stop).ConfigureAwait(false)]);
        }

        if (found.HasFailed && OwnerTag.Of(found.Tags, facts.Key) == Ownership.Ours)
        {
            await Preflight.CheckAsync(settings.Preflight, link, settings.For(link).Configuration, stop).ConfigureAwait(false);
            return new Plan(link, [Delete(found), await CreateAsync(link, stop).ConfigureAwait(false)]);
        }

        return await AdoptScraper.PlanAsync(link, found, settings.For(link), retry.Time, stop).ConfigureAwait(false);
    }

    /// <summary>MissingValue where nothing says what a new scraper should scrape.</summary>
    public void RefuseUnconfigured(ScraperLink link) =>
        _ = settings.For(link).Configuration ?? throw LinkFacts.Missing("scrape configuration", "-ScrapeConfigurationPath or -ScrapeConfiguration");

    /// <summary>The subnets that a new scraper gets where the link names none; null where it names them. SubnetNeeded where none can be chosen.</summary>
    public async Task<SubnetChoice?> ChooseAsync(ScraperLink link, CancellationToken stop) =>
        link.Facts.Subnets is { Count: > 0 } ? null : await settings.Picker.PickAsync(link, settings.Preflight, stop).ConfigureAwait(false);

    /// <summary>What rules out the listed scraper of the link is reported before roles are made or changed for it.</summary>
    public async Task RefuseUnfitAsync(ScraperLink link, CancellationToken stop)
    {
        IReadOnlyList<Scraper> there = link.Session.Cache.Scrapers!;
        Scraper? found = ScraperChoice.Among(there, link.Facts) ?? await UnnamedAsync(there, link.Facts, link.Session.Source.Amp, stop).ConfigureAwait(false);
        if (found is null or { HasFailed: true })
        {
            return;
        }

        if (found is { SourceRole: not null, TargetRole: not null })
        {
            found.MustBe(link.Facts);
        }

        ScraperGuard.RefuseForeign(found, link.Facts, settings.Adopt);
        ScraperGuard.RefuseElsewhere(found, link.Facts);
    }

    /// <summary>Whether a run of this link would continue with a scraper that is listed, and so with roles that are there.</summary>
    public static bool IsAnyOf(IReadOnlyList<Scraper> there, LinkFacts facts) =>
        ScraperChoice.Among(there, facts) is not null || ScraperChoice.Unnamed(there, facts).Any();

    /// <summary>A scraper made by hand, without alias. AMP may leave the roles out of its list; only its description is proof.</summary>
    private static async Task<Scraper?> UnnamedAsync(IReadOnlyList<Scraper> there, LinkFacts facts, IAmp amp, CancellationToken stop)
    {
        List<Scraper> described = [];
        foreach (Scraper scraper in ScraperChoice.Unnamed(there, facts))
        {
            Scraper? whole = scraper.SourceRole is not null ? scraper : await amp.DescribeScraperAsync(scraper.Arn.Id, stop).ConfigureAwait(false);
            if (whole is not null)
            {
                described.Add(whole);
            }
        }

        return ScraperChoice.AmongUnnamed(described, facts);
    }

    private static PlanStep Delete(Scraper failed) => new("DeleteScraper", failed.Arn.ToString(), async (link, stop) =>
    {
        try
        {
            await link.Session.Source.Amp.DeleteScraperAsync(failed.Arn.Id, LinkKey.NextToken("delete", failed.Arn.Id), stop).ConfigureAwait(false);
        }
        catch (XScrapeException failure) when (failure.Id == FailureId.Conflict)
        {
            // Another process is at it; the failed scraper is on its way out.
        }

        return link;
    })
    { Before = $"{failed.Status} {failed.StatusReason}" };

    private async Task<PlanStep> CreateAsync(ScraperLink link, CancellationToken stop)
    {
        RefuseUnconfigured(link);
        SubnetChoice? choice = await ChooseAsync(link, stop).ConfigureAwait(false);
        IEnumerable<string> said = [.. choice?.Lines ?? [], .. settings.For(link).Configuration?.Unchecked is string rules ? new[] { rules } : []];
        string after = string.Join(Environment.NewLine, said);
        return Create(choice is null ? link.Facts : link.Facts with { Subnets = choice.Ids }) with { After = after.Length > 0 ? after : null };
    }

    private PlanStep Create(LinkFacts facts) => new("CreateScraper", facts.Ends, async (link, stop) =>
    {
        string roleId = link.Session.SourceRoleId ?? await RoleIdAsync(link, stop).ConfigureAwait(false);
        (Scraper made, bool earlier) = await SendAsync(link, facts, facts.Key.CreateToken(roleId), stop).ConfigureAwait(false);
        if (earlier)
        {
            Plan taken = await AdoptScraper.PlanAsync(link, made, settings.For(link), retry.Time, stop).ConfigureAwait(false);
            return await taken.RunAsync(stop).ConfigureAwait(false);
        }

        long asked = retry.Time.GetTimestamp();
        Scraper whole = made with { Source = facts.Source, Destination = facts.Destination, Subnets = facts.Subnets, SecurityGroups = facts.SecurityGroups };
        return link.With(f => f.With(whole) with { Alias = facts.Alias ?? facts.Name }).With(link.Session with { ScraperIsKnown = true, ScraperIsForeign = false, SourceRoleId = roleId, ScraperAsked = asked });
    });

    private static async Task<string> RoleIdAsync(ScraperLink link, CancellationToken stop)
    {
        RoleArn role = link.Facts.KnownSourceRole;
        IamRole? there = await link.Session.Source.Iam.GetRoleAsync(role.Name, stop).ConfigureAwait(false);
        return there is not null && there.Arn == role ? there.RoleId : throw new XScrapeException(
            FailureId.RoleNotFound,
            there is null ? $"There is no role {role}." : $"The role {role.Name} is {there.Arn}, and the link names {role}.",
            "Run New-XAScraperSourceRole for this link first, or correct -SourceRoleArn.");
    }

    private async Task<(Scraper Made, bool Earlier)> SendAsync(ScraperLink link, LinkFacts facts, string firstToken, CancellationToken stop)
    {
        string token = firstToken;
        for (int attempt = 0; attempt < MaxTokens; attempt++)
        {
            NewScraper wanted = new(
                facts.Alias ?? facts.Name!, facts.KnownSource, facts.Subnets!, facts.SecurityGroups, facts.KnownDestination,
                facts.KnownSourceRole, facts.KnownTargetRole, settings.For(link).Configuration!.Yaml, token, OwnerTag.For(facts.Key, settings.Tags));
            (Scraper? made, bool earlier) = await TryCreateAsync(link, wanted, stop).ConfigureAwait(false);
            if (made is not null && !await IsOfThePastAsync(link, made, stop).ConfigureAwait(false))
            {
                return (made, earlier);
            }

            token = made is null ? TextHash.Of($"{token}|{Body(wanted)}") : LinkKey.NextToken(token, made.Arn.Id);
        }

        throw new XScrapeException(FailureId.ScraperDeleting, $"AMP returned a deleted or failed scraper for every request token of the link '{facts.Name}'.", "Wait until DELETING scrapers are gone, then run the same command again.");
    }

    /// <summary>Null where AMP knows the token from a request that asked for something else: a deleted or failed scraper of this link.</summary>
    private async Task<(Scraper? Made, bool Earlier)> TryCreateAsync(ScraperLink link, NewScraper wanted, CancellationToken stop)
    {
        RoleFreshness news = new(link, retry, stop);
        try
        {
            Scraper made = await retry.RunAsync(
                inner => link.Session.Source.Amp.CreateScraperAsync(wanted, inner),
                failure => news.ExplainAsync(NamesOurRoles(failure, link.Facts)),
                stop).ConfigureAwait(false);
            return (made, false);
        }
        catch (XScrapeException failure) when (!IsFirstUse(link) && IsKnownToken(failure))
        {
            // A run that died a moment ago may have made it, and the list not show it yet: a next token would make a second one.
            return (await UnlistedScraper.FindAsync(link, failure, retry.Time, stop).ConfigureAwait(false), true);
        }
    }

    // The journal is shared by all links of one pipeline, also by those that a variable kept from before the scraper was made.
    private static bool IsFirstUse(ScraperLink link) =>
        link.Session.SourceRoleIsNew && !link.Session.Journal.Changes.Any(c => c.Operation == "CreateScraper");

    // Which of the two errors AMP gives is not documented.
    private static bool IsKnownToken(XScrapeException failure) =>
        failure.Id is FailureId.Conflict or FailureId.InvalidRequest && failure.Message.IndexOf("token", StringComparison.OrdinalIgnoreCase) >= 0;

    // What makes the request another one; the same request after a crash gives the same token again.
    private static string Body(NewScraper wanted) =>
        $"{wanted.Alias}|{wanted.Source}|{wanted.Subnets}|{wanted.SecurityGroups}|{wanted.Destination}|{wanted.SourceRole}|{wanted.TargetRole}|{wanted.Configuration}|{string.Join(",", wanted.Tags.OrderBy(t => t.Key, StringComparer.Ordinal))}";

    /// <summary>
    /// Whether the token was used before and AMP answers with a scraper that is gone, going or failed. A token over the id
    /// of a role that this run made cannot have been used before.
    /// </summary>
    private static async Task<bool> IsOfThePastAsync(ScraperLink link, Scraper made, CancellationToken stop)
    {
        if (made.Status == LinkStatus.Deleting || made.HasFailed)
        {
            return true;
        }

        if (IsFirstUse(link))
        {
            return false;
        }

        Scraper? now = await link.Session.Source.Amp.DescribeScraperAsync(made.Arn.Id, stop).ConfigureAwait(false);
        if (now is null || now.Status == LinkStatus.Deleting || now.HasFailed)
        {
            return true;
        }

        // The token does not say which cluster: a link that was given another one gets its old scraper as the answer.
        now.MustBe(link.Facts);
        return false;
    }

    private static bool NamesOurRoles(XScrapeException failure, LinkFacts facts) =>
        failure.Id is FailureId.InvalidRequest or FailureId.NotFound or FailureId.AccessDenied
        && (failure.Message.Contains(facts.KnownSourceRole.ToString()) || failure.Message.Contains(facts.KnownTargetRole.ToString()));
}
