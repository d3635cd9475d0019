using XScrape.Arns;
using XScrape.Cloud.Amp;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Operations;
using XScrape.Waiting;

namespace XScrape.Provisioning.Scrapers;

/// <summary>Sets or removes where a scraper writes its logs.</summary>
/// <remarks>https://docs.aws.amazon.com/prometheus/latest/APIReference/API_UpdateScraperLoggingConfiguration.html</remarks>
internal sealed class ChangeLogging(LoggingUpdate update, StatusWait wait)
{
    /// <summary>The components where none are named; AMP's own default is not documented.</summary>
    private static readonly LogComponentList s_all = LogComponentList.Of([LogComponent.ServiceDiscovery, LogComponent.Collector, LogComponent.Exporter]);

    /// <summary>The step that the scraper needs; null if its logging is as wanted.</summary>
    public PlanStep? Step(Scraper scraper, ScraperLogging? now) => update.Remove ? Removal(scraper, now) : Update(scraper, now);

    private PlanStep? Removal(Scraper scraper, ScraperLogging? now) => now is null ? null : new PlanStep("DeleteScraperLoggingConfiguration", scraper.Arn.ToString(), async (link, stop) =>
    {
        string token = TextHash.Of($"{scraper.Arn}|{now.ModifiedAt?.UtcTicks}|no logging");
        await OnceSteadyAsync(link, scraper, inner => link.Session.Source.Amp.DeleteScraperLoggingConfigurationAsync(scraper.Arn.Id, token, inner), stop).ConfigureAwait(false);
        return link.With(f => f.With((ScraperLogging?)null));
    })
    { Before = Text(now) };

    private PlanStep? Update(Scraper scraper, ScraperLogging? now)
    {
        ScraperLogging wanted = new(
            LoggingState.Active,
            update.Group ?? now?.Group ?? throw LinkFacts.Missing("log group", "-LogGroupArn"),
            update.Components ?? now?.Components ?? s_all);
        if (now is { State: LoggingState.Active } && now.Group == wanted.Group && now.Components.Equals(wanted.Components))
        {
            return null;
        }

        return new PlanStep("UpdateScraperLoggingConfiguration", scraper.Arn.ToString(), async (link, stop) =>
        {
            await OnceSteadyAsync(link, scraper, async inner =>
            {
                await link.Session.Source.Amp.UpdateScraperLoggingConfigurationAsync(scraper.Arn.Id, wanted.Group!, wanted.Components, inner).ConfigureAwait(false);
                return true;
            }, stop).ConfigureAwait(false);
            ScraperLogging? after = await wait.UntilLoggingSettlesAsync(link, scraper.Arn.Id, stop).ConfigureAwait(false);
            return after is { HasFailed: true } ? throw Failed(link, wanted, after) : link.With(f => f.With(after));
        })
        { Before = now is null ? null : Text(now), After = Text(wanted) };
    }

    /// <summary>AMP refuses a change of logging while the scraper itself changes.</summary>
    private async Task OnceSteadyAsync(ScraperLink link, Scraper scraper, Func<CancellationToken, Task<bool>> call, CancellationToken stop)
    {
        try
        {
            await call(stop).ConfigureAwait(false);
        }
        catch (XScrapeException failure) when (failure.Id == FailureId.Conflict)
        {
            await wait.UntilAsync(link, scraper.Arn.Id, WaitGoal.Steady, stop).ConfigureAwait(false);
            stop.ThrowIfCancellationRequested();
            await call(stop).ConfigureAwait(false);
        }
    }

    private static XScrapeException Failed(ScraperLink link, ScraperLogging wanted, ScraperLogging after) => new(
        FailureId.LoggingFailed,
        $"The logging of the scraper {link.ScraperArn} to {wanted.Group} is {after.State}: {after.Reason ?? "AWS gave no reason"}.",
        "Check that the log group exists in the scraper's account and Region and that you may deliver logs to it, then run the same command again.");

    private static string Text(ScraperLogging logging) => $"{logging.Group}{Environment.NewLine}{logging.Components}";
}
