namespace XScrape.Configuration;

/// <summary>Reads scrape configurations: what XScrape.Yaml gives to the rest.</summary>
internal interface IScrapeConfigurationReader
{
    /// <summary>What is wrong with the text, in the order of its lines; it can be sent if none is an Error.</summary>
    IReadOnlyList<ConfigurationProblem> Check(string yaml);
}
