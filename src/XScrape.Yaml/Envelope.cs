using XScrape.Configuration;
using XScrape.Yaml.Nodes;
using XScrape.Yaml.Problems;

namespace XScrape.Yaml;

/// <summary>Recognizes files that hold a Prometheus configuration inside something else, and says where it lies.</summary>
internal static class Envelope
{
    private const string Jobs = "scrape_configs";

    private static readonly string[] s_values = ["additionalScrapeConfigs", "extraScrapeConfigs"];

    /// <summary>The one thing to say of such a file; null if it is none.</summary>
    public static ConfigurationProblem? Of(YamlNode? root)
    {
        if (root is YamlList { Items.Count: > 0 } jobs && jobs.Items.All(j => j is YamlMap job && job.Find("job_name") is not null))
        {
            return Problem(jobs, "The text is a list of jobs, without what a configuration has around it.", $"Put {Jobs}: above it, and indent nothing.");
        }

        if (root is not YamlMap map || map.Given(Jobs) is not null)
        {
            return null;
        }

        (YamlNode Place, string Path)? inner = Search(map, string.Empty, []);
        string? what = map.Find("apiVersion") is YamlScalar && map.Find("kind") is YamlScalar kind ? $"a Kubernetes manifest ({ProblemList.Cut(kind.Text)})"
            : map.Find("receivers") is YamlMap ? "a configuration of an OpenTelemetry collector"
            : inner is not null ? "a file with values for something else, such as a Helm chart"
            : null;
        return what is null ? null
            : inner is { } found ? Problem(found.Place, $"The text is {what}; the Prometheus part lies under {found.Path}, line {found.Place.Line}.", "Give that part alone, with scrape_configs at the top.")
            : Problem(map, $"The text is {what}, with no {Jobs} in it.", what.Contains("Monitor)") ? "AMP's collector reads no such objects; write the job with kubernetes_sd_configs and relabel_configs." : "Give the Prometheus configuration itself.");
    }

    private static (YamlNode Place, string Path)? Search(YamlNode node, string path, HashSet<YamlNode> seen)
    {
        if (!seen.Add(node))
        {
            return null;
        }

        if (node is YamlList list)
        {
            return list.Items.Select(i => Search(i, path, seen)).FirstOrDefault(f => f is not null);
        }

        if (node is not YamlMap map)
        {
            return null;
        }

        if (map.Keys.Find(k => k.Text == Jobs || s_values.Contains(k.Text)) is { } jobs && path.Length + (jobs.Text == Jobs ? 0 : 1) > 0)
        {
            return (jobs, jobs.Text == Jobs ? path : Join(path, jobs.Text));
        }

        return map.Keys.Select(k => map.Own(k) is YamlScalar text
            ? (text.Text.Contains(Jobs + ":") || text.Text.Contains("kubernetes_sd_configs:") ? (text, Join(path, k.Text)) : null)
            : Search(map.Own(k), Join(path, k.Text), seen)).FirstOrDefault(f => f is not null);
    }

    private static string Join(string path, string key) => path.Length == 0 ? ProblemList.Cut(key) : $"{path} → {ProblemList.Cut(key)}";

    private static ConfigurationProblem Problem(YamlNode place, string message, string advice) =>
        new(place.Line, place.Column, message) { Rule = ConfigurationRule.Text, Advice = advice };
}
