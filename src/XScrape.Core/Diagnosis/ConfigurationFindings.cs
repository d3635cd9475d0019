using XScrape.Configuration;
using XScrape.Links;

namespace XScrape.Diagnosis;

/// <summary>A scrape configuration's problems as findings.</summary>
internal static class ConfigurationFindings
{
    private static readonly Uri s_amp = new("https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-collector-how-to.html#AMP-collector-configuration");

    private static readonly Uri s_prometheus = new("https://prometheus.io/docs/prometheus/latest/configuration/configuration/");

    /// <summary>What is wrong with a text, one finding each; a single passed one where nothing is. Lines and columns count from 1.</summary>
    /// <param name="text">The YAML text.</param>
    /// <param name="reader">Knows the rules.</param>
    /// <param name="link">Whose configuration it is; null for a text or a file.</param>
    public static IReadOnlyList<Finding> Of(string text, IScrapeConfigurationReader reader, ScraperLink? link = null)
    {
        IReadOnlyList<ConfigurationProblem> problems = ScrapeConfiguration.Check(text, reader);
        return problems.Any(p => p.Severity == ConfigurationSeverity.Error)
            ? [.. problems.Select(p => Of(p, link))]
            : [new Finding(link, "Configuration", FindingSeverity.Error, passed: true, "Neither Prometheus nor AMP refuses the scrape configuration.") { HelpUri = s_amp }, .. problems.Select(p => Of(p, link))];
    }

    /// <summary>ConfigurationRelabeling, ConfigurationAmpInterval: which rule is broken, and by the name whether it is AMP's alone.</summary>
    private static Finding Of(ConfigurationProblem problem, ScraperLink? link)
    {
        string whose = problem is { IsOnlyAmps: true, Severity: ConfigurationSeverity.Error } ? " Prometheus takes it; only AMP refuses it." : string.Empty;
        return new Finding(link, "Configuration" + problem.Rule, SeverityOf(problem), passed: false, $"Line {problem.Line}, column {problem.Column}: {problem.Message}{whose}")
        {
            Line = problem.Line,
            Column = problem.Column,
            Wanted = problem.Advice,
            HelpUri = problem.IsOnlyAmps ? s_amp : s_prometheus,
        };
    }

    private static FindingSeverity SeverityOf(ConfigurationProblem problem) => problem.Severity switch
    {
        ConfigurationSeverity.Error => FindingSeverity.Error,
        ConfigurationSeverity.Warning => FindingSeverity.Warning,
        _ => FindingSeverity.Information,
    };
}
