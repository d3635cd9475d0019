using XScrape.Configuration;
using XScrape.Yaml.Nodes;
using XScrape.Yaml.Problems;
using XScrape.Yaml.Rules;
using XScrape.Yaml.Schemas.Prometheus;

namespace XScrape.Yaml;

/// <summary>What Prometheus and AMP's managed collector ask of a scrape configuration as a whole.</summary>
/// <remarks>https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-collector-how-to.html#AMP-collector-configuration</remarks>
internal sealed class ConfigurationRules(ProblemList problems)
{
    private const double DefaultInterval = 60;

    public void Check(YamlMap root)
    {
        PrometheusSchemas.Root.Check(root, "a configuration", problems);
        SectionRules.Check(root, problems);
        new TemplateRules(problems).Check(root);
        double interval = DefaultInterval;
        if (root.Find("global") is YamlMap global)
        {
            Timing timing = new(problems);
            interval = timing.Interval(global, interval);
            timing.Compare(global, interval, "the global settings");
            if (global.Text("query_log_file").Length > 0)
            {
                problems.Warn(ConfigurationRule.AmpSection, global.Place("query_log_file"), "AMP's collector answers no queries: query_log_file does nothing.");
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
        foreach (YamlMap job in list.Items.Select(i => i.AsMap()).OfType<YamlMap>())
        {
            rules.Check(job);
        }
    }
}
