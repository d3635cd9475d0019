namespace XScrape.Simulator.Samples;

/// <summary>A time in which a scraper wrote all its samples, by one configuration and with the same targets closed.</summary>
internal sealed record SampleSpan(ScrapeText Configuration, IReadOnlyList<string> Closed, DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>The collector scrapes every 30 seconds, as AMP allows at most.</summary>
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(30);

    /// <summary>A target answers or does not, and is scraped all the same.</summary>
    public IEnumerable<PromSample> At(DateTimeOffset at)
    {
        DateTimeOffset taken = NewestAt(at);
        return Configuration.Targets.SelectMany(target => target.Samples(target.IsAmong(Closed), taken));
    }

    private DateTimeOffset NewestAt(DateTimeOffset at)
    {
        DateTimeOffset end = at < Until ? at : Until;
        return From + TimeSpan.FromTicks((end - From).Ticks / s_interval.Ticks * s_interval.Ticks);
    }
}
