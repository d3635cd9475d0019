using XScrape.Arns;
using XScrape.Cloud.Amp;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Links.Sides;
using XScrape.Operations;
using XScrape.Policies.Trust;
using XScrape.Scrapers;
using XScrape.Waiting;

namespace XScrape.Provisioning.Scrapers;

/// <summary>
/// Changes a scraper in place. Destination and role configuration are always sent together: AMP drops the roles from an
/// update that has a workspace of the scraper's own account and no roles.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/prometheus/latest/APIReference/API_UpdateScraper.html</remarks>
internal sealed class ChangeScraper(ScraperUpdate update, StatusWait wait) : IFoundFirst
{
    public LinkSides Sides => LinkSides.Source;

    public string Action => "Change the scraper";

    public string Target(ScraperLink link) => $"{link.ScraperArn ?? link.ScraperId ?? link.Name} of link '{link}'";

    public ScraperLink Prepare(ScraperLink link) => ExistingScraper.IsNamed(link.Facts) ? link : throw ExistingScraper.Unnamed();

    public string NothingFound(ScraperLink link) => $"There is no scraper for '{link}'.";

    public async Task<ScraperLink?> FindAsync(ScraperLink link, CancellationToken stop) =>
        link.Facts is { Scraper: not null, Name: not null } ? link
        : await FindLinkScraper.AsNamedAsync(link, stop).ConfigureAwait(false) is Scraper found ? ExistingScraper.Into(link, found)
        : throw ExistingScraper.NotFound(link);

    public async Task<Plan> PlanAsync(ScraperLink link, CancellationToken stop)
    {
        Scraper found = await FindLinkScraper.AsNamedAsync(link, stop).ConfigureAwait(false)
            ?? throw ExistingScraper.NotFound(link);
        IAmp amp = link.Session.Source.Amp;
        Task<ScraperLogging?> logging = update.Logging is null ? Task.FromResult<ScraperLogging?>(null) : amp.DescribeScraperLoggingConfigurationAsync(found.Arn.Id, stop);
        Scraper now = found.Configuration is not null ? found : await amp.DescribeScraperAsync(found.Arn.Id, stop).ConfigureAwait(false) ?? found;
        RefuseWhatCannotChange(now);
        List<PlanStep> steps = [];
        // Whoever changes the logging alone need not know the roles.
        ScraperChange? change = IsChange(now) || update.Logging is null ? ChangeOf(now) : null;
        if (IsChange(now))
        {
            steps.Add(Update(now, change!));
        }
        else if (now.Status == LinkStatus.Updating)
        {
            // The change was asked for by a run that did not see its end.
            steps.Add(new PlanStep("DescribeScraper", now.Arn.ToString(), (at, inner) => SteadyAsync(at, now, inner)));
        }

        if (update.Tags.Any(t => !now.Tags.TryGetValue(t.Key, out string? value) || value != t.Value))
        {
            steps.Add(Tag(now));
        }

        ScraperLogging? before = await logging.ConfigureAwait(false);
        if (update.Logging is not null && new ChangeLogging(update.Logging, wait).Step(now, before) is PlanStep log)
        {
            steps.Add(log);
        }

        ScraperLink known = link.With(f => Known(f, now, before));
        return new Plan(known, steps) { Outcome = done => change is null ? done : Changed(done, change, steps.Count > 0) };
    }

    private LinkFacts Known(LinkFacts facts, Scraper now, ScraperLogging? logging)
    {
        LinkFacts known = facts.With(now).WithRoles(now);
        return update.Logging is null ? known : known.With(logging);
    }

    private static ScraperLink Changed(ScraperLink link, ScraperChange change, bool anything) => link.With(f => f with
    {
        Alias = change.Alias ?? f.Alias,
        Destination = change.Destination,
        SourceRole = change.SourceRole,
        SourceRoleName = change.SourceRole.Name,
        SourceRolePath = change.SourceRole.Path,
        TargetRole = change.TargetRole,
        TargetRoleName = change.TargetRole.Name,
        TargetRolePath = change.TargetRole.Path,
        TargetAccount = change.Destination.Account,
        Trust = anything ? TrustState.Unknown : f.Trust,
    });

    private void RefuseWhatCannotChange(Scraper now)
    {
        bool moves = (update.Subnets is not null && !update.Subnets.Equals(now.Subnets))
            || (update.SecurityGroups is not null && !update.SecurityGroups.Equals(now.SecurityGroups));
        if (moves)
        {
            throw new XScrapeException(
                FailureId.RecreateNeeded,
                $"AMP cannot move the scraper {now.Arn} to other subnets or security groups.",
                "Give -AllowRecreate to remove it and create it again, with about 20 minutes without metrics.");
        }

        if (now.Status is LinkStatus.Deleting or LinkStatus.CreationFailed or LinkStatus.DeletionFailed)
        {
            throw new XScrapeException(FailureId.ScraperDeleting, $"The scraper {now.Arn} is {now.Status} and cannot be changed. {now.StatusReason}".Trim(), "Remove it, and make a new one with New-XAScraper.");
        }
    }

    private ScraperChange ChangeOf(Scraper now) => new(
        update.Alias ?? now.Alias,
        update.Configuration?.Yaml ?? now.Configuration,
        update.Destination ?? now.Destination ?? throw NotOurs(now),
        update.SourceRole ?? now.SourceRole ?? throw LinkFacts.Missing("source role", "-SourceRoleArn"),
        update.TargetRole ?? now.TargetRole ?? throw LinkFacts.Missing("target role", "-TargetRoleArn"),
        // The same change of the same state is the same request, however often it is sent.
        TextHash.Of($"{now.Arn}|{now.LastModifiedAt?.UtcTicks}|{update.Alias}|{update.Configuration?.Yaml}|{update.Destination}|{update.SourceRole}|{update.TargetRole}"));

    private static XScrapeException NotOurs(Scraper now) =>
        new(FailureId.ScraperMismatch, $"The scraper {now.Arn} does not write to a workspace of AMP.", "Change it with the AWS CLI.");

    private bool IsChange(Scraper now) =>
        Differs(update.Alias, now.Alias) || Differs(update.Destination, now.Destination)
        || Differs(update.SourceRole, now.SourceRole) || Differs(update.TargetRole, now.TargetRole)
        || (update.Configuration is not null && update.Configuration.Yaml != now.Configuration);

    private static bool Differs<T>(T? wanted, T? actual)
        where T : class => wanted is not null && !wanted.Equals(actual);

    private PlanStep Update(Scraper now, ScraperChange change) => new("UpdateScraper", now.Arn.ToString(), async (link, stop) =>
    {
        await wait.UntilAsync(link, now.Arn.Id, WaitGoal.Steady, stop).ConfigureAwait(false);
        stop.ThrowIfCancellationRequested();
        try
        {
            await link.Session.Source.Amp.UpdateScraperAsync(now.Arn.Id, change, stop).ConfigureAwait(false);
        }
        catch (XScrapeException failure) when (failure.Id == FailureId.Conflict)
        {
            // Someone else began a change between the look and the call.
            await wait.UntilAsync(link, now.Arn.Id, WaitGoal.Steady, stop).ConfigureAwait(false);
            stop.ThrowIfCancellationRequested();
            await link.Session.Source.Amp.UpdateScraperAsync(now.Arn.Id, change, stop).ConfigureAwait(false);
        }

        return await SteadyAsync(link, now, stop).ConfigureAwait(false);
    })
    { Before = Text(now.Alias, now.Destination, now.SourceRole, now.TargetRole), After = Text(change.Alias, change.Destination, change.SourceRole, change.TargetRole) + Said(update.Configuration?.Unchecked) };

    private async Task<ScraperLink> SteadyAsync(ScraperLink link, Scraper now, CancellationToken stop)
    {
        Scraper? after = await wait.UntilAsync(link, now.Arn.Id, WaitGoal.Steady, stop).ConfigureAwait(false);
        return after switch
        {
            null => throw WaitFailures.Gone(link),
            { Status: LinkStatus.UpdateFailed } => throw WaitFailures.Failed(link.With(f => f.With(after))),
            _ => link.With(f => f with { Status = after.Status, StatusReason = after.StatusReason }),
        };
    }

    private PlanStep Tag(Scraper now) => new("TagResource", now.Arn.ToString(), async (link, stop) =>
    {
        await link.Session.Source.Amp.TagResourceAsync(now.Arn.ToString(), update.Tags, stop).ConfigureAwait(false);
        return link;
    })
    { After = string.Join(Environment.NewLine, update.Tags.Select(t => $"{t.Key} = {t.Value}")) };

    private static string Said(string? note) => note is null ? string.Empty : Environment.NewLine + note;

    // Not the configuration: it may hold secrets.
    private static string Text(params object?[] parts) => string.Join(Environment.NewLine, parts.Select(p => p?.ToString() ?? "(none)"));
}
