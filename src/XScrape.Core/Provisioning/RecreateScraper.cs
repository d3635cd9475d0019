using XScrape.Cloud;
using XScrape.Configuration;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Waiting;

namespace XScrape.Provisioning;

/// <summary>Changes a scraper in place where AMP can, and else removes it, makes it anew with the change, and binds the new one.</summary>
internal sealed class RecreateScraper(ScraperUpdate update, StatusWait wait, TrustSettings trust) : ILinkOperation
{
    private readonly ChangeScraper _change = new(update, wait);

    public LinkSides Sides => LinkSides.Both;

    public string Action => "Change the scraper, or make it anew";

    public string Target(ScraperLink link) => _change.Target(link);

    public ScraperLink Prepare(ScraperLink link) => _change.Prepare(link);

    public async Task<Plan> PlanAsync(ScraperLink link, CancellationToken stop)
    {
        try
        {
            return await _change.PlanAsync(link, stop).ConfigureAwait(false);
        }
        catch (XScrapeException failure) when (failure.Id is FailureId.RecreateNeeded or FailureId.ScraperDeleting)
        {
            return await AnewAsync(link, stop).ConfigureAwait(false);
        }
    }

    private async Task<Plan> AnewAsync(ScraperLink link, CancellationToken stop)
    {
        Scraper found = (await FindLinkScraper.AsNamedAsync(link, stop).ConfigureAwait(false))!;
        Scraper old = found.Configuration is not null ? found
            : await link.Session!.Source.Amp.DescribeScraperAsync(found.Arn.Id, stop).ConfigureAwait(false) ?? found;
        ScrapeConfiguration? configuration = update.Configuration ?? (old.Configuration is null ? null : ScrapeConfiguration.AsStored(old.Configuration));
        ScraperLink known = link.With(f => f.With(old).WithRoles(old));
        ScraperLink wanted = known.With(f => LinkConsistency.Complete(f with
        {
            Name = f.Name ?? old.Alias,
            Alias = update.Alias ?? f.Alias,
            Workspace = update.Workspace ?? f.Workspace,
            Subnets = update.Subnets ?? f.Subnets,
            SecurityGroups = update.SecurityGroups ?? f.SecurityGroups,
        }));
        LoggingUpdate? logging = await LoggingAsync(link, old, stop).ConfigureAwait(false);
        // The old scraper is named, the new one is not known yet.
        ScraperLink fresh = wanted.With(f => f with { Logging = LoggingState.None, Scraper = null, ScraperId = null, CreatedAt = null, Status = LinkStatus.None });
        OperationChain chain = new("Make the scraper anew", [new EnsureScraper(new ScraperSettings(configuration) { Tags = update.Tags }, trust.Retry), new BindTrust(trust)]);
        return new Plan(known,
        [
            // A shared role would go on naming a scraper that is gone.
            Step("UpdateAssumeRolePolicy", old, (now, inner) => new UnbindTrust(trust).RunAsync(now, inner)),
            Step("DeleteScraper", old, (now, inner) => new DeleteLinkScraper(wait).RunAsync(now, inner)),
            Step("CreateScraper", old, (_, inner) => chain.RunAsync(fresh, inner)),
            .. logging is null ? (PlanStep[])[] : [Step("UpdateScraperLoggingConfiguration", old, (now, inner) => LogAsync(now, logging, inner))],
        ]);
    }

    /// <summary>The logging that the new scraper is to have: AMP forgets it with the old one.</summary>
    private async Task<LoggingUpdate?> LoggingAsync(ScraperLink link, Scraper old, CancellationToken stop)
    {
        if (update.Logging is { Remove: true })
        {
            return null;
        }

        try
        {
            ScraperLogging? now = await link.Session!.Source.Amp.DescribeScraperLoggingConfigurationAsync(old.Arn.Id, stop).ConfigureAwait(false);
            LoggingUpdate wanted = new() { Group = update.Logging?.Group ?? now?.Group, Components = update.Logging?.Components ?? now?.Components };
            return wanted.Group is null ? null : wanted;
        }
        catch (XScrapeException failure) when (failure.Id == FailureId.AccessDenied && update.Logging is null)
        {
            link.Session!.Journal.Warn($"Whether the old scraper wrote logs could not be read; the new one writes none until Set-XAScraper -LogGroupArn says where. {failure.Message}");
            return null;
        }
    }

    private async Task<ScraperLink> LogAsync(ScraperLink now, LoggingUpdate logging, CancellationToken stop)
    {
        Scraper made = new(now.Facts.Scraper!, now.Status);
        PlanStep? step = new ChangeLogging(logging, wait).Step(made, now: null);
        return step is null ? now : await step.Run(now, stop).ConfigureAwait(false);
    }

    private static PlanStep Step(string operation, Scraper old, Func<ScraperLink, CancellationToken, Task<ScraperLink>> run) =>
        new(operation, old.Arn.ToString(), run) { NotesItself = true };
}
