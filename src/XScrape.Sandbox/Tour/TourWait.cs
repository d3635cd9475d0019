using Spectre.Console;
using XScrape.Links;
using XScrape.Waiting;

namespace XScrape.Sandbox.Tour;

/// <summary>Waits with a progress bar where there is a terminal.</summary>
internal static class TourWait
{
    public static async Task<ScraperLink> WaitAsync(TourWorld world, ScraperLink link, CancellationToken stop)
    {
        ScraperWaiter waiter = new(new WaitSettings { Timeout = TimeSpan.FromMinutes(1) }, TimeProvider.System);
        ScraperLink active = link;
        await AnsiConsole.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new ElapsedTimeColumn()).StartAsync(async bars =>
        {
            ProgressTask bar = bars.AddTask($"{link} CREATING", maxValue: world.CreationTime.TotalSeconds);
            await foreach (WaitEvent seen in waiter.WaitAsync([link], stop))
            {
                active = seen.Failure is null ? seen.Link ?? active : throw seen.Failure;
                bar.Value = Math.Min(seen.Elapsed.TotalSeconds, bar.MaxValue);
            }

            bar.Description = $"{link} ACTIVE";
            bar.Value = bar.MaxValue;
        });
        return active;
    }
}
