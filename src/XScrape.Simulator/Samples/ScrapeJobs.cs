using System.Text.RegularExpressions;
using XScrape.Simulator.Naming;
using XScrape.Simulator.Yaml;

namespace XScrape.Simulator.Samples;

/// <summary>What a collector does by the rules of a job: https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config.</summary>
internal static class ScrapeJobs
{
    private const string ApiServer = "kubernetes.default.svc";

    /// <summary>By name; empty where the text is no YAML that can be read here.</summary>
    public static IReadOnlyDictionary<string, YamlNode> Read(string text)
    {
        Dictionary<string, YamlNode> found = new(StringComparer.Ordinal);
        try
        {
            foreach (YamlNode job in YamlReader.Read(text)["scrape_configs"]?.List ?? [])
            {
                if (job["job_name"]?.Text is { } name)
                {
                    found[name] = job;
                }
            }
        }
        catch (YamlError)
        {
            // It is kept for what it is; its jobs are found without this.
        }

        return found;
    }

    /// <summary>The metrics of the collector's own that metric_relabel_configs keep out by their name. Other rules are not followed.</summary>
    public static IReadOnlyCollection<string> KeptOut(YamlNode job)
    {
        YamlNode[] rules = [.. job["metric_relabel_configs"]?.List ?? []];
        return [.. ScrapeTarget.OwnMetrics.Where(metric => rules.Any(rule => KeepsOut(rule, metric)))];
    }

    /// <summary>Whether the rules write the API server's name into every address.</summary>
    public static bool AsksApiServer(YamlNode job) => (job["relabel_configs"]?.List ?? [])
        .Any(rule => rule["target_label"]?.Text == "__address__" && rule["replacement"]?.Text?.StartsWith(ApiServer, StringComparison.Ordinal) == true);

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
