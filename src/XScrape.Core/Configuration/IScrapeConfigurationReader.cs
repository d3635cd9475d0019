namespace XScrape.Configuration;

/// <summary>Reads scrape configurations: what XScrape.Yaml gives to the rest.</summary>
internal interface IScrapeConfigurationReader
{
    /// <summary>The problems that make AMP refuse the text, each with its line; none if it can be sent.</summary>
    IReadOnlyList<ConfigurationProblem> Check(string yaml);
}
