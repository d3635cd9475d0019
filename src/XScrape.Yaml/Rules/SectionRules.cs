using XScrape.Configuration;
using XScrape.Yaml.Nodes;
using XScrape.Yaml.Problems;

namespace XScrape.Yaml.Rules;

/// <summary>The sections of a Prometheus configuration that AMP's list of what it allows does not have.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-collector-how-to.html#AMP-collector-configuration, "The complete list of
/// config sections allowed". Whether AMP looks at an empty one is not documented; it asks for nothing, so it is a warning.
/// </remarks>
internal static class SectionRules
{
    private static readonly string[] s_sections = ["remote_write", "remote_read", "rule_files", "alerting", "storage", "tracing", "scrape_config_files", "runtime", "otlp"];

    /// <summary>What the status page of a Prometheus 3 shows although it is not in the file.</summary>
    private static readonly Dictionary<string, string> s_defaults = new(StringComparer.Ordinal)
    {
        ["runtime.gogc"] = "75",
        ["otlp.translation_strategy"] = "UnderscoreEscapingWithSuffixes",
        ["otlp.label_name_underscore_sanitization"] = "true",
        ["otlp.label_name_preserve_multiple_underscores"] = "true",
        ["storage.exemplars.max_exemplars"] = "100000",
        ["storage.tsdb.out_of_order_time_window"] = "0s",
        ["storage.tsdb.retention.time"] = "15d",
    };

    public static void Check(YamlMap root, ProblemList problems)
    {
        foreach (string section in s_sections.Where(s => root.Given(s) is not null))
        {
            YamlNode value = root.Given(section)!;
            if (IsSilent(value, section, []))
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

    /// <summary>Whether a part says nothing, or only what is so without it.</summary>
    private static bool IsSilent(YamlNode value, string path, HashSet<YamlNode> seen) => !seen.Add(value) || value switch
    {
        YamlList list => list.Items.Count == 0,
        YamlMap map => !map.Sources.Any() && map.Keys.All(k => IsSilent(map.Own(k), $"{path}.{k.Text}", seen)),
        YamlScalar scalar => scalar.IsNull || scalar.Text.Length == 0 || (s_defaults.TryGetValue(path, out string? byDefault) && scalar.Text == byDefault),
        _ => false,
    };
}
