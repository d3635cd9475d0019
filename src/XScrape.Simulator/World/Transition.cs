using XScrape.Simulator.Naming;

namespace XScrape.Simulator.World;

/// <summary>The planned end of a scraper's present status.</summary>
internal sealed record Transition(DateTimeOffset Due, Scraper Scraper)
{
    public static IComparer<Transition> ByTime { get; } = Comparer<Transition>.Create((left, right) =>
        left.Due != right.Due ? left.Due.CompareTo(right.Due) : left.Scraper.Order.CompareTo(right.Scraper.Order));

    public void Complete(SimulatedWorld world)
    {
        string? failure = world.FailureOf(Scraper) ?? Scraper.FailsWith;
        Scraper.FailsWith = null;
        Scraper.StatusReason = failure;
        Scraper.Modified = Due;
        switch (Scraper.Status)
        {
            case ScraperStatus.Creating:
                Scraper.Status = failure is null ? ScraperStatus.Active : ScraperStatus.CreationFailed;
                break;
            case ScraperStatus.Updating:
                CompleteUpdate(world, failure);
                break;
            case ScraperStatus.Deleting when failure is null:
                Scraping.Remove(world, Scraper);
                break;
            case ScraperStatus.Deleting:
                Scraper.Status = ScraperStatus.DeletionFailed;
                break;
        }
    }

    private void CompleteUpdate(SimulatedWorld world, string? failure)
    {
        if (failure is not null && Scraper.Former is { } former)
        {
            world.Collector.Unwatch(Scraper);
            Scraper.Settings = former;
            world.Collector.Watch(Scraper);
        }

        Scraper.Former = null;
        Scraper.Status = failure is null ? ScraperStatus.Active : ScraperStatus.UpdateFailed;
    }
}
