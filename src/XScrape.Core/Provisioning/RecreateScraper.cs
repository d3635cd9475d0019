using XScrape.Cloud.Amp;
using XScrape.Configuration;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Links.Sides;
using XScrape.Operations;
using XScrape.Provisioning.Roles;
using XScrape.Provisioning.Scrapers;
using XScrape.Provisioning.Trust;
using XScrape.Rehearsing;
using XScrape.Scrapers;
using XScrape.Waiting;

namespace XScrape.Provisioning;

/// <summary>Changes a scraper in place where AMP can. Else it removes the scraper, creates a new one with the change, and binds it.</summary>
internal sealed class RecreateScraper(ScraperUpdate update, StatusWait wait, TrustSettings trust) : ICompositeOperation, IFoundFirst
{
    private readonly ChangeScraper _change = new(update, wait);

    public LinkSides Sides => LinkSides.Both;

    public string Action => "Change the scraper, or replace it";

    public string Target(ScraperLink link) => _change.Target(link);

    public ScraperLink Prepare(ScraperLink link) => _change.Prepare(link);

    public string NothingFound(ScraperLink link) => _change.NothingFound(link);

    /// <summary>A run that was stopped after the removal continues without a scraper.</summary>
    public async Task<ScraperLink?> FindAsync(ScraperLink link, CancellationToken stop)
    {
        try
        {
            return await _change.FindAsync(link, stop).ConfigureAwait(false);
        }
        catch (XScrapeException failure) when (failure.Id == FailureId.ScraperNotFound && link.Facts.Source is not null)
        {
            return link;
        }
    }

    public Task<Plan> PlanAsync(ScraperLink link, CancellationToken stop) => new Rehearsal().PlanAsync(this, link, stop);

    public async Task<ScraperLink> RunAsync(ScraperLink link, CancellationToken stop)
    {
        Plan inPlace;
        try
        {
            inPlace = await _change.PlanAsync(link, stop).ConfigureAwait(false);
        }
        catch (XScrapeException failure) when (failure.Id is FailureId.RecreateNeeded or FailureId.ScraperDeleting)
        {
            return await ReplaceAsync(link, stop).ConfigureAwait(false);
        }
        catch (XScrapeException failure) when (failure.Id == FailureId.ScraperNotFound)
        {
            return await ResumeAsync(link, stop).ConfigureAwait(false);
        }

        return await inPlace.RunAsync(stop).ConfigureAwait(false);
    }

    /// <summary>
    /// A run that was stopped between the removal and the creation left no scraper to read anything from: the link says what
    /// it was, and the command the configuration.
    /// </summary>
    private Task<ScraperLink> ResumeAsync(ScraperLink link, CancellationToken stop)
    {
        LinkFacts facts = link.Facts;
        if (facts.Source is null || (update.Destination ?? facts.Destination) is null || update.Configuration is null)
        {
            throw new XScrapeException(
                FailureId.ScraperNotFound,
                $"There is no scraper for '{link}'.",
                "Check the name or the id; Get-XAScraper lists those that exist. If -AllowRecreate was interrupted after the removal, run it again with the whole link and -ScrapeConfigurationPath, or make the scraper with New-XAScraper.");
        }

        // A row or a link names the scraper that is gone; where its logs went is known to the command only.
        return CreateAsync(Wanted(link), update.Configuration, update.Logging, stop);
    }

    private async Task<ScraperLink> ReplaceAsync(ScraperLink link, CancellationToken stop)
    {
        Scraper found = (await FindLinkScraper.AsNamedAsync(link, stop).ConfigureAwait(false))!;
        Scraper old = found.Configuration is not null ? found
            : await link.Session.Source.Amp.DescribeScraperAsync(found.Arn.Id, stop).ConfigureAwait(false) ?? found;
        ScrapeConfiguration? configuration = update.Configuration ?? (old.Configuration is null ? null : ScrapeConfiguration.AsStored(old.Configuration));
        ScraperLink known = ExistingScraper.Into(link, old);
        LoggingUpdate? logging = await LoggingAsync(link, old, stop).ConfigureAwait(false);
        // Unbound first: a shared role would still name a scraper that is gone.
        OperationSequence removal = new("Remove the scraper", [new UnbindTrust(trust), new DeleteLinkScraper(wait)]);
        _ = await removal.RunAsync(known, stop).ConfigureAwait(false);
        return await CreateAsync(Wanted(known), configuration, logging, stop).ConfigureAwait(false);
    }

    private async Task<ScraperLink> CreateAsync(ScraperLink wanted, ScrapeConfiguration? configuration, LoggingUpdate? logging, CancellationToken stop)
    {
        OperationSequence creation = new("Create the scraper again", [new EnsureScraper(new ScraperSettings(configuration) { Tags = update.Tags }, trust.Retry), new BindTrust(trust)]);
        ScraperLink made = await creation.RunAsync(creation.Prepare(wanted), stop).ConfigureAwait(false);
        return logging is { Remove: false } ? await LogAsync(made, logging, stop).ConfigureAwait(false) : made;
    }

    /// <summary>The link as it will be, with a scraper that is not known yet.</summary>
    private ScraperLink Wanted(ScraperLink known) => known.With(f => LinkConsistency.Complete(f with
    {
        Alias = update.Alias ?? f.Alias,
        Destination = update.Destination ?? f.Destination,
        SourceRole = update.SourceRole ?? f.SourceRole,
        SourceRoleName = update.SourceRole?.Name ?? f.SourceRoleName,
        SourceRolePath = update.SourceRole?.Path ?? f.SourceRolePath,
        TargetRole = update.TargetRole ?? f.TargetRole,
        TargetRoleName = update.TargetRole?.Name ?? f.TargetRoleName,
        TargetRolePath = update.TargetRole?.Path ?? f.TargetRolePath,
        Subnets = update.Subnets ?? f.Subnets,
        SecurityGroups = update.SecurityGroups ?? f.SecurityGroups,
        Logging = LoggingState.None,
        Scraper = null,
        ScraperId = null,
        CreatedAt = null,
        Status = LinkStatus.None,
    }));

    /// <summary>The logging that the new scraper is to have: AMP forgets it with the old one.</summary>
    private async Task<LoggingUpdate?> LoggingAsync(ScraperLink link, Scraper old, CancellationToken stop)
    {
        if (update.Logging is { Remove: true })
        {
            return null;
        }

        try
        {
            ScraperLogging? now = await link.Session.Source.Amp.DescribeScraperLoggingConfigurationAsync(old.Arn.Id, stop).ConfigureAwait(false);
            LoggingUpdate wanted = new() { Group = update.Logging?.Group ?? now?.Group, Components = update.Logging?.Components ?? now?.Components };
            return wanted.Group is null ? null : wanted;
        }
        catch (XScrapeException failure) when (failure.Id == FailureId.AccessDenied && update.Logging is null)
        {
            link.Session.Journal.Warn($"Whether the old scraper wrote logs could not be read; the new one writes none until Set-XAScraper -LogGroupArn says where. {failure.Message}");
            return null;
        }
    }

    private async Task<ScraperLink> LogAsync(ScraperLink now, LoggingUpdate logging, CancellationToken stop)
    {
        Scraper made = new(now.Facts.KnownScraper, now.Status);
        PlanStep? step = new ChangeLogging(logging, wait).Step(made, now: null);
        return step is null ? now : await new Plan(now, [step]).RunAsync(stop).ConfigureAwait(false);
    }
}
