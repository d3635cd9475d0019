using XScrape.Configuration;

namespace XScrape.Acceptance.Tests.Proof;

/// <summary>Says of every configuration that it has these jobs, such as one whose targets do not exist.</summary>
internal sealed class FixedOutlines(params string[] jobs) : IScrapeOutlineReader
{
    public ScrapeOutline? Outline(string yaml) => new(jobs, new Dictionary<string, string>());
}
