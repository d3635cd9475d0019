using XScrape.Configuration;

namespace XScrape.Yaml;

/// <summary>What Prometheus and AMP's managed collector ask of a scrape configuration as a whole.</summary>
/// <remarks>https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-collector-how-to.html#AMP-collector-configuration</remarks>
internal sealed class ConfigurationRules(ProblemList problems)
{
    /// <summary>The rest of a Prometheus configuration, which the managed collector does not take.</summary>
    public const string Refused = "remote_write remote_read rule_files alerting storage tracing scrape_config_files runtime otlp";

    private const double DefaultInterval = 60;

    private static readonly HashSet<string> s_refused = [.. Refused.Split(' ')];

    public void Check(YamlMap root)
    {
        PrometheusForms.Root.Check(root, "a configuration", problems);
        foreach (YamlScalar key in root.Keys.Where(k => s_refused.Contains(k.Text)))
        {
            problems.Error(ConfigurationRule.AmpSection, key, $"AMP's collector does not take '{key.Text}': it takes global and scrape_configs, and sends to the scraper's workspace.");
        }

        double interval = DefaultInterval;
        if (root.Find("global") is YamlMap global)
        {
            Timing timing = new(problems);
            interval = timing.Interval(global, interval);
            timing.Compare(global, interval, "the global settings");
            if (global.Find("query_log_file") is not null)
            {
                problems.Error(ConfigurationRule.AmpSection, global.Place("query_log_file"), "AMP's collector answers no queries and has no query_log_file.");
            }
        }

        Jobs(root, interval);
    }

    private void Jobs(YamlMap root, double interval)
    {
        YamlNode? jobs = root.Find("scrape_configs");
        if (jobs is not YamlList { Items.Count: > 0 } list)
        {
            if (jobs is null or YamlList)
            {
                problems.Error(ConfigurationRule.AmpSection, jobs ?? root, "scrape_configs must be a list with at least one job.");
            }

            return;
        }

        JobRules rules = new(problems, interval);
        foreach (YamlMap job in list.Items.OfType<YamlMap>())
        {
            rules.Check(job);
        }
    }
}
