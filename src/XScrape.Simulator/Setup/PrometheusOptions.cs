namespace XScrape.Simulator.Setup;

/// <summary>The workspaces and collectors stand on the real Prometheus: https://prometheus.io (Debian's package prometheus).</summary>
public sealed record PrometheusOptions
{
    /// <summary>The program, by its path or by a name on the PATH.</summary>
    public string Program { get; init; } = "prometheus";

    /// <summary>How often collectors really scrape, for those who cannot wait the 30 s that AMP asks for; null: as configured.</summary>
    public TimeSpan? CollectorInterval { get; init; }
}
