using XScrape.Configuration;
using XScrape.Yaml.Nodes;
using XScrape.Yaml.Parsing;
using XScrape.Yaml.Problems;

namespace XScrape.Yaml;

/// <summary>Reads the jobs and the external labels of a configuration.</summary>
internal static class OutlineReader
{
    public static ScrapeOutline? Read(string yaml)
    {
        if (new YamlTree(new ProblemList()).Read(yaml) is not YamlMap root)
        {
            return null;
        }

        YamlMap[] jobs = [.. (root.Find("scrape_configs") as YamlList)?.Items.OfType<YamlMap>() ?? []];
        // Targets whose job is rewritten are told by the other jobs, or by no job at all.
        ILookup<bool, string> names = jobs.Select(j => (Writes: WritesJob(j), Name: j.Find("job_name") as YamlScalar))
            .Where(j => j.Name is not null).ToLookup(j => j.Writes, j => j.Name!.Text);
        string[] told = [.. names[false].Distinct(StringComparer.Ordinal)];
        return new ScrapeOutline(told.Length == 0 ? null : told, Labels((root.Find("global") as YamlMap)?.Find("external_labels") as YamlMap))
        {
            NodeJobs = [.. jobs.Select(NodeJobReader.Read).OfType<NodeJob>()],
            RewrittenJobs = [.. names[true].Distinct(StringComparer.Ordinal)],
        };
    }

    private static Dictionary<string, string> Labels(YamlMap? labels) => labels is null
        ? []
        : labels.Keys.Where(k => labels.Own(k) is YamlScalar { Text.Length: > 0 }).ToDictionary(k => k.Text, k => ((YamlScalar)labels.Own(k)).Text, StringComparer.Ordinal);

    /// <summary>Whether a rule or a static label sets the label job.</summary>
    private static bool WritesJob(YamlMap job) =>
        Maps(job, "relabel_configs").Any(r => r.Find("target_label") is YamlScalar { Text: "job" })
        || Maps(job, "static_configs").Any(s => (s.Find("labels") as YamlMap)?.Find("job") is not null);

    private static IEnumerable<YamlMap> Maps(YamlMap job, string list) => (job.Find(list) as YamlList)?.Items.OfType<YamlMap>() ?? [];
}
