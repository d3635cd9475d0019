using XScrape.Simulator.Samples;
using XScrape.Simulator.World;

namespace XScrape.Simulator.Collecting;

/// <summary>Names of targets to close, held against the targets that there are: a name with a typing error closes nothing, and a rehearsal would pass for it.</summary>
internal static class TargetPatterns
{
    /// <summary>Those that name no target of any scraper; none as long as there is no scraper, whose targets are not known.</summary>
    public static IReadOnlyList<string> Unknown(SimulatedWorld world, IReadOnlyList<string> patterns)
    {
        lock (world.Gate)
        {
            ScrapeTarget[] targets = [.. world.Scrapers.SelectMany(scraper => scraper.Settings.Configuration.Targets)];
            return targets.Length == 0 ? [] : [.. patterns.Where(pattern => !targets.Any(target => target.IsAmong([pattern])))];
        }
    }
}
