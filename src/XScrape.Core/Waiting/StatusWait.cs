using XScrape.Arns;
using XScrape.Cloud.Amp;
using XScrape.Links;

namespace XScrape.Waiting;

/// <summary>Waits inside a step until a scraper can be worked on, or is gone.</summary>
internal sealed class StatusWait(WaitSettings settings, TimeProvider clock)
{
    /// <summary>The scraper as it is at the end; null if it is gone.</summary>
    public async Task<Scraper?> UntilAsync(ScraperLink link, ScraperId id, WaitGoal goal, CancellationToken stop)
    {
        long start = clock.GetTimestamp();
        while (true)
        {
            Scraper? scraper = await LookAsync(link, id, stop).ConfigureAwait(false);
            if (Reached(scraper, goal))
            {
                return scraper;
            }

            ScraperLink now = link.With(f => f.With(scraper!));
            if (goal == WaitGoal.Gone && scraper!.Status == LinkStatus.DeletionFailed)
            {
                throw WaitFailures.Failed(now);
            }

            TimeSpan elapsed = clock.GetElapsedTime(start);
            if (elapsed > settings.Timeout)
            {
                throw WaitFailures.TimedOut(now, settings.Timeout);
            }

            await Clock.Pause(clock, PollSchedule.Next(elapsed, null, settings.PollInterval), stop).ConfigureAwait(false);
        }
    }

    /// <summary>The scraper's logging once no change of it is under way; null if there is none.</summary>
    public async Task<ScraperLogging?> UntilLoggingSettlesAsync(ScraperLink link, ScraperId id, CancellationToken stop)
    {
        long start = clock.GetTimestamp();
        while (true)
        {
            PropagationRetry patient = new(clock, PropagationRetry.DefaultBound) { Purpose = RetryPurpose.ScraperPoll };
            ScraperLogging? logging = await patient.RunAsync(inner => link.Session.Source.Amp.DescribeScraperLoggingConfigurationAsync(id, inner), WaitFailures.MayPass, stop).ConfigureAwait(false);
            TimeSpan elapsed = clock.GetElapsedTime(start);
            if (logging is not { IsUnderWay: true } || elapsed > settings.Timeout)
            {
                return logging;
            }

            await Clock.Pause(clock, PollSchedule.Next(elapsed, null, settings.PollInterval), stop).ConfigureAwait(false);
        }
    }

    private static bool Reached(Scraper? scraper, WaitGoal goal) => scraper is null
        || (goal == WaitGoal.Steady && scraper.Status is not (LinkStatus.Creating or LinkStatus.Updating or LinkStatus.Deleting));

    /// <summary>A look that fails in passing is no reason to give up after many minutes.</summary>
    private async Task<Scraper?> LookAsync(ScraperLink link, ScraperId id, CancellationToken stop)
    {
        PropagationRetry patient = new(clock, PropagationRetry.DefaultBound) { Purpose = RetryPurpose.ScraperPoll };
        return await patient.RunAsync(inner => link.Session.Source.Amp.DescribeScraperAsync(id, inner), WaitFailures.MayPass, stop).ConfigureAwait(false);
    }
}
