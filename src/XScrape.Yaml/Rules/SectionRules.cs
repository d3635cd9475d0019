using XScrape.Configuration;

namespace XScrape.Yaml;

/// <summary>The sections of a Prometheus configuration that AMP's list of what it allows does not have.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-collector-how-to.html#AMP-collector-configuration, "The complete list of
/// config sections allowed". Whether AMP looks at an empty one is not documented; it asks for nothing, so it is a warning.
/// </remarks>
internal static class SectionRules
{
    private static readonly string[] s_sections = ["remote_write", "remote_read", "rule_files", "alerting", "storage", "tracing", "scrape_config_files", "runtime", "otlp"];

    /// <summary>What the status page of a Prometheus 3 shows although nobody wrote it.</summary>
    private static readonly (string Section, string Field, string Value)[] s_defaults = [("runtime", "gogc", "75"), ("otlp", "translation_strategy", "UnderscoreEscapingWithSuffixes")];

    public static void Check(YamlMap root, ProblemList problems)
    {
        foreach (string section in s_sections.Where(s => root.Given(s) is not null))
        {
            YamlNode value = root.Given(section)!;
            if (IsEmpty(value, []) || IsDefault(section, value))
            {
                problems.Warn(ConfigurationRule.AmpSection, root.Place(section), $"'{section}' is not in AMP's list of sections. Here it asks for nothing; leave it out.");
            }
            else
            {
                problems.Error(ConfigurationRule.AmpSection, root.Place(section), $"AMP's collector does not take '{section}': it takes global and scrape_configs, and sends to the scraper's workspace.");
            }
        }
    }

    public static void Tracing(YamlMap tracing, ProblemList problems)
    {
        if (tracing.Text("endpoint").Length == 0)
        {
            problems.Error(ConfigurationRule.Value, tracing, "tracing has no endpoint.");
        }
    }

    private static bool IsEmpty(YamlNode value, HashSet<YamlNode> seen) => !seen.Add(value) || value switch
    {
        YamlList list => list.Items.Count == 0,
        YamlMap map => !map.Sources.Any() && map.Keys.All(k => IsEmpty(map.Own(k), seen)),
        YamlScalar scalar => scalar.IsNull || scalar.Text.Length == 0,
        _ => false,
    };

    private static bool IsDefault(string section, YamlNode value) =>
        value is YamlMap { Keys.Count: 1 } map && s_defaults.Any(d => d.Section == section && map.Text(d.Field) == d.Value);
}
