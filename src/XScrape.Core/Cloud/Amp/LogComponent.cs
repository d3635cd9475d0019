namespace XScrape.Cloud.Amp;

/// <summary>A part of the managed collector that can log.</summary>
/// <remarks>https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-collector-vended-logs.html</remarks>
public enum LogComponent
{
    /// <summary>SERVICE_DISCOVERY: whether it may see the cluster's pods and services.</summary>
    ServiceDiscovery,

    /// <summary>COLLECTOR: what became of each scrape.</summary>
    Collector,

    /// <summary>EXPORTER: whether samples reach the workspace; here a broken trust shows.</summary>
    Exporter,
}
