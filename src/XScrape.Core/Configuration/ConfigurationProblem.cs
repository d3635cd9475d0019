namespace XScrape.Configuration;

/// <summary>What is wrong with a scrape configuration, and where. Lines and columns count from 1.</summary>
internal sealed record ConfigurationProblem(long Line, long Column, string Message)
{
    /// <summary>Whether AMP refuses the text for it.</summary>
    public ConfigurationSeverity Severity { get; init; }
}
