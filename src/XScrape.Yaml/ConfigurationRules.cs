namespace XScrape.Yaml;

/// <summary>What Prometheus and AMP's managed collector ask of a scrape configuration as a whole.</summary>
/// <remarks>https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-collector-how-to.html#AMP-collector-configuration</remarks>
internal sealed class ConfigurationRules(ProblemList problems)
{
    private const double DefaultInterval = 60;

    private const double DefaultTimeout = 10;

    private static readonly HashSet<string> s_known = ["global", "scrape_configs"];

    private static readonly HashSet<string> s_refused = ["remote_write", "remote_read", "scrape_config_files"];

    public void Check(YamlMap root)
    {
        foreach (YamlScalar key in root.Keys.Where(k => !s_known.Contains(k.Text)))
        {
            Unwanted(key);
        }

        double interval = DefaultInterval;
        double timeout = DefaultTimeout;
        if (root.Find("global") is YamlMap global)
        {
            Timing timing = new(problems);
            interval = timing.Interval(global, interval);
            timeout = timing.Timeout(global, timeout);
            timing.Compare(global, interval, timeout, "the global settings");
        }

        Jobs(root, interval, timeout);
    }

    private void Unwanted(YamlScalar key)
    {
        if (s_refused.Contains(key.Text))
        {
            problems.Error(key, $"AMP's collector does not take '{key.Text}': it sends to the scraper's workspace, and reads this text alone.");
        }
        else
        {
            problems.Warn(key, $"AMP's collector does not document '{ProblemList.Cut(key.Text)}' at the top; it documents global and scrape_configs.");
        }
    }

    private void Jobs(YamlMap root, double interval, double timeout)
    {
        YamlNode? jobs = root.Find("scrape_configs");
        if (jobs is not YamlList { Items.Count: > 0 } list)
        {
            problems.Error(jobs ?? root, "scrape_configs must be a list with at least one job.");
            return;
        }

        JobRules rules = new(problems, interval, timeout);
        foreach (YamlNode job in list.Items)
        {
            rules.Check(job);
        }
    }
}
