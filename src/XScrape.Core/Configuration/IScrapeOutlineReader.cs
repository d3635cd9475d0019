namespace XScrape.Configuration;

/// <summary>Reads by what the samples of a configuration can be told from others.</summary>
internal interface IScrapeOutlineReader
{
    /// <summary>Null if the text cannot be read.</summary>
    ScrapeOutline? Outline(string yaml);
}
