namespace XScrape.Configuration;

/// <summary>What is wrong with a scrape configuration, and where. Lines and columns count from 1.</summary>
internal sealed record ConfigurationProblem(long Line, long Column, string Message)
{
    public ConfigurationRule Rule { get; init; }

    /// <summary>Whether AMP refuses the text for it.</summary>
    public ConfigurationSeverity Severity { get; init; }

    /// <summary>What to do instead, where the message does not say it.</summary>
    public string? Advice { get; init; }

    /// <summary>Whether only newer versions of Prometheus take it than the one that the rules are of.</summary>
    public bool IsNewer { get; init; }

    /// <summary>Whether Prometheus would take what AMP refuses.</summary>
    public bool IsOnlyAmps => Rule >= ConfigurationRule.AmpSection;
}
