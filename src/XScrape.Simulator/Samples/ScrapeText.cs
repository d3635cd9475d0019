using System.Text;
using System.Text.RegularExpressions;
using XScrape.Simulator.Setup;
using XScrape.Simulator.Yaml;

namespace XScrape.Simulator.Samples;

/// <summary>What a collector needs to know of a scrape configuration: its jobs and its external labels.</summary>
internal sealed class ScrapeText
{
    private static readonly Regex s_job = new("^\\s*(?:-\\s+)?job_name:\\s*['\"]?([^'\"#\\r\\n]+?)['\"]?\\s*(?:#.*)?$", RegexOptions.Multiline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    private static readonly Regex s_external = new("^(\\s*)external_labels:\\s*\\r?\\n((?:\\1\\s+\\S+.*\\r?\\n?)+)", RegexOptions.Multiline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    private static readonly Regex s_label = new("^\\s+([A-Za-z_]\\w*):\\s*['\"]?([^'\"#\\r\\n]*?)['\"]?\\s*(?:#.*)?$", RegexOptions.Multiline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    private static readonly string[] s_instances = ["10.0.1.10:9100", "10.0.2.10:9100"];

    private ScrapeText(string blob, UnconfirmedFacts facts)
    {
        string text = Encoding.UTF8.GetString(Convert.FromBase64String(blob));
        Blob = blob;
        Dictionary<string, string> external = new(StringComparer.Ordinal);
        if (s_external.Match(text) is { Success: true } block)
        {
            foreach (Match label in s_label.Matches(block.Groups[2].Value))
            {
                external[label.Groups[1].Value] = label.Groups[2].Value;
            }
        }

        IReadOnlyDictionary<string, YamlNode> jobs = ScrapeJobs.Read(text);
        Targets =
        [
            .. from Match job in s_job.Matches(text)
               let name = job.Groups[1].Value.Trim()
               from instance in s_instances
               select new ScrapeTarget(
                   name,
                   instance,
                   new Dictionary<string, string>(external, StringComparer.Ordinal) { ["job"] = name, ["instance"] = instance },
                   facts.MetricRelabelRulesReachUp && jobs.TryGetValue(name, out YamlNode? ruled) ? ScrapeJobs.KeptOut(ruled) : [])
               {
                   ByApiServer = jobs.TryGetValue(name, out YamlNode? rules) && ScrapeJobs.AsksApiServer(rules),
               },
        ];
    }

    public string Blob { get; }

    /// <summary>Each job has two.</summary>
    public IReadOnlyList<ScrapeTarget> Targets { get; }

    public static ScrapeText Of(string blob, UnconfirmedFacts facts) => new(blob, facts);
}
