using XScrape.Simulator.Naming;

namespace XScrape.Simulator.Samples;

/// <summary>One target of a job, with the labels that its samples carry.</summary>
internal sealed record ScrapeTarget(string Job, string Instance, IReadOnlyDictionary<string, string> Labels, IReadOnlyCollection<string> KeptOut)
{
    /// <summary>Whether the collector asks the API server for its metrics, and not the target itself.</summary>
    public bool ByApiServer { get; init; }

    private const double SamplesOfTarget = 42;

    private readonly IReadOnlyList<IReadOnlyDictionary<string, string>> _series = [.. OwnMetrics.Where(metric => !KeptOut.Contains(metric)).Select(metric => Named(Labels, metric))];

    /// <summary>What Prometheus itself writes at each scrape, also of a target that does not answer: https://prometheus.io/docs/concepts/jobs_instances/.</summary>
    public static IReadOnlyList<string> OwnMetrics { get; } = ["up", "scrape_samples_scraped"];

    /// <summary>Whether one of the patterns names the target: its job, or its job, a slash and its instance.</summary>
    public bool IsAmong(IReadOnlyList<string> patterns) => patterns.Any(pattern => Wildcard.Matches(pattern, Job) || Wildcard.Matches(pattern, Job + "/" + Instance));

    public IEnumerable<PromSample> Samples(bool closed, DateTimeOffset taken) =>
        _series.Select(labels => new PromSample(labels, closed ? 0 : labels["__name__"] == "up" ? 1 : SamplesOfTarget) { Taken = taken });

    private static Dictionary<string, string> Named(IReadOnlyDictionary<string, string> labels, string metric)
    {
        Dictionary<string, string> all = labels.ToDictionary(label => label.Key, label => label.Value, StringComparer.Ordinal);
        all["__name__"] = metric;
        return all;
    }
}
