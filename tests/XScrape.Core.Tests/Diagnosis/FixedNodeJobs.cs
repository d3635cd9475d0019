using XScrape.Configuration;

namespace XScrape.Tests.Diagnosis;

/// <summary>Says of every configuration that it has these jobs that scrape nodes or pods.</summary>
internal sealed class FixedNodeJobs(IReadOnlyList<NodeJob> jobs) : IScrapeOutlineReader
{
    public ScrapeOutline? Outline(string yaml) => new(null, new Dictionary<string, string>()) { NodeJobs = jobs };
}
