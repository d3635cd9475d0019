using XScrape.Failures;

namespace XScrape.Configuration;

/// <summary>The YAML text of a scrape configuration, checked before it is sent: AMP answers every mistake with one sentence.</summary>
internal sealed record ScrapeConfiguration
{
    private static readonly ConfigurationProblem s_mark = new(1, 1, "The text begins with a byte order mark, which AMP would refuse; XScrape leaves it out.")
    {
        Rule = ConfigurationRule.Text,
        Severity = ConfigurationSeverity.Information,
    };

    private ScrapeConfiguration(string yaml) => Yaml = yaml;

    public string Yaml { get; }

    /// <summary>What AMP takes, and the user should look at all the same.</summary>
    public IReadOnlyList<ConfigurationProblem> Notices { get; private init; } = [];

    /// <summary>What the rules refuse, where the text is to be sent all the same; AMP has the last word.</summary>
    public IReadOnlyList<ConfigurationProblem> Refusals { get; private init; } = [];

    /// <summary>For a plan: what is sent although the rules refuse it; null where they refuse nothing. Never the text: it may hold secrets.</summary>
    public string? Unchecked => Refusals.Count == 0 ? null : $"The scrape configuration is sent although the rules refuse it: {Lines(Refusals)}.";

    /// <param name="text">YAML text, as a person wrote it; never base64.</param>
    /// <param name="reader">Finds what YAML, Prometheus and AMP refuse.</param>
    /// <param name="sendRefused">Whether to send what the rules refuse. What is no text of a configuration at all, such as a path or base64, never is sent.</param>
    public static ScrapeConfiguration Parse(string text, IScrapeConfigurationReader reader, bool sendRefused = false)
    {
        if (ConfigurationText.Find(WithoutMark(text)) is ConfigurationProblem unreadable)
        {
            throw new XScrapeException(FailureId.InvalidScrapeConfiguration, unreadable.Message, unreadable.Advice);
        }

        IReadOnlyList<ConfigurationProblem> found = Check(text, reader);
        ConfigurationProblem[] problems = [.. found.Where(p => p.Severity == ConfigurationSeverity.Error)];
        return problems.Length == 0 || sendRefused
            ? new ScrapeConfiguration(WithoutMark(text)) { Notices = [.. found.Where(p => p.Severity == ConfigurationSeverity.Warning)], Refusals = problems }
            : throw new XScrapeException(
                FailureId.InvalidScrapeConfiguration,
                "The scrape configuration cannot be used: " + Lines(problems) + ".",
                string.Join(" ", new[] { problems.Select(p => p.Advice).FirstOrDefault(a => a is not null), "Correct these lines; Test-XAScrapeConfiguration shows each with its column. Where AMP takes what is refused here, give -SkipConfigurationCheck." }.Where(a => a is not null)));
    }

    /// <summary>All that there is to say of a text, in the order of its lines; it can be sent if none is an Error.</summary>
    public static IReadOnlyList<ConfigurationProblem> Check(string text, IScrapeConfigurationReader reader)
    {
        string yaml = WithoutMark(text);
        if (ConfigurationText.Find(yaml) is ConfigurationProblem unreadable)
        {
            return [unreadable];
        }

        IReadOnlyList<ConfigurationProblem> found = reader.Check(yaml);
        return yaml.Length == text.Length ? found : [s_mark, .. found];
    }

    /// <summary>What AMP itself holds is sound by its own judgement.</summary>
    public static ScrapeConfiguration AsStored(string yaml) => new(yaml);

    /// <summary>Never the text: it may hold secrets.</summary>
    public override string ToString() => $"scrape configuration of {Yaml.Length} characters";

    private static string Lines(IEnumerable<ConfigurationProblem> problems) => string.Join("; ", problems.Select(p => $"line {p.Line}: {p.Message.TrimEnd('.')}"));

    private static string WithoutMark(string text) => text.TrimStart(ConfigurationText.ByteOrderMark);
}
