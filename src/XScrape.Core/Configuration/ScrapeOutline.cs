namespace XScrape.Configuration;

/// <summary>By what the samples of a scrape configuration can be told from others.</summary>
/// <param name="Jobs">The values of the label job that its targets have; null where relabel rules write others.</param>
/// <param name="ExternalLabels">The labels that every sample gets on the way out.</param>
internal sealed record ScrapeOutline(IReadOnlyList<string>? Jobs, IReadOnlyDictionary<string, string> ExternalLabels)
{
    /// <summary>The names of the jobs whose targets have another label job, which their rules write.</summary>
    public IReadOnlyList<string> RewrittenJobs { get; init; } = [];

    /// <summary>The jobs that scrape nodes or pods themselves, and not the API server or fixed addresses.</summary>
    public IReadOnlyList<NodeJob> NodeJobs { get; init; } = [];

    /// <summary>Whether a sample could be of either configuration.</summary>
    public bool Overlaps(ScrapeOutline other)
    {
        bool sameLabels = ExternalLabels.All(l => !other.ExternalLabels.TryGetValue(l.Key, out string? value) || value == l.Value)
            && ExternalLabels.Keys.All(other.ExternalLabels.ContainsKey);
        return sameLabels && (Jobs is null || other.Jobs is null || Jobs.Intersect(other.Jobs, StringComparer.Ordinal).Any());
    }
}
