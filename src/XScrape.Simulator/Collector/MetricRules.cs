using System.Text.RegularExpressions;

namespace XScrape.Simulator;

/// <summary>
/// Which metrics the metric_relabel_configs of a job keep out by their name: https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config.
/// Other rules are not followed.
/// </summary>
internal static class MetricRules
{
    /// <summary>By job; empty where the text is no YAML that can be read here.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyCollection<string>> KeptOut(string text)
    {
        Dictionary<string, IReadOnlyCollection<string>> found = new(StringComparer.Ordinal);
        try
        {
            foreach (YamlNode job in YamlReader.Read(text)["scrape_configs"]?.List ?? [])
            {
                if (job["job_name"]?.Text is { } name)
                {
                    YamlNode[] rules = [.. job["metric_relabel_configs"]?.List ?? []];
                    found[name] = [.. ScrapeTarget.OwnMetrics.Where(metric => rules.Any(rule => KeepsOut(rule, metric)))];
                }
            }
        }
        catch (YamlError)
        {
            // It is kept for what it is; its jobs are found without this.
        }

        return found;
    }

    private static bool KeepsOut(YamlNode rule, string metric) => rule["source_labels"]?.List is { Count: 1 } labels && labels[0].Text == "__name__" && rule["action"]?.Text switch
    {
        "drop" => Fits(rule, metric),
        "keep" => !Fits(rule, metric),
        _ => false,
    };

    private static bool Fits(YamlNode rule, string metric)
    {
        try
        {
            return Pattern.Whole(rule["regex"]?.Text ?? ".*").IsMatch(metric);
        }
        catch (Exception failure) when (failure is ArgumentException or RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
