namespace XScrape.Simulator.World;

/// <summary>Who collects samples: it is notified of every change that may end or begin a scraper's way to its workspace, before it is made.</summary>
internal interface ICollector
{
    /// <summary>Hears from now on of changes to what a scraper depends on.</summary>
    void Watch(Scraper scraper);

    /// <summary>The reverse of <see cref="Watch"/>.</summary>
    void Unwatch(Scraper scraper);

    /// <summary>Is notified before the resource with this ARN changes.</summary>
    void Touch(string arn);

    /// <summary>Writes what the scraper has collected up to a moment.</summary>
    void CatchUp(Scraper scraper, DateTimeOffset until);
}
