using System.Globalization;

namespace XScrape.Yaml;

/// <summary>scrape_interval and scrape_timeout, of the whole configuration or of one job.</summary>
internal sealed class Timing(ProblemList problems)
{
    /// <summary>AMP's collector scrapes every 30 seconds at most.</summary>
    private const double Shortest = 30;

    public double Interval(YamlMap settings, double inherited)
    {
        double interval = Read(settings, "scrape_interval", inherited);
        if (interval < Shortest && settings.Find("scrape_interval") is { } node)
        {
            problems.Error(node, $"AMP's collector scrapes every 30s at most; the scrape_interval is {((YamlScalar)node).Text}.");
        }

        return interval;
    }

    public double Timeout(YamlMap settings, double inherited) => Read(settings, "scrape_timeout", inherited);

    public void Compare(YamlMap settings, double interval, double timeout, string whose)
    {
        if (timeout > interval && (settings.Find("scrape_timeout") ?? settings.Find("scrape_interval")) is { } node)
        {
            problems.Error(node, string.Format(CultureInfo.InvariantCulture, "The scrape_timeout of {0} ({1}s) is longer than the scrape_interval ({2}s).", whose, timeout, interval));
        }
    }

    private double Read(YamlMap settings, string key, double inherited)
    {
        YamlNode? node = settings.Find(key);
        if (node is null)
        {
            return inherited;
        }

        double? seconds = node is YamlScalar scalar ? PrometheusDuration.Seconds(scalar.Text) : null;
        if (seconds is null)
        {
            problems.Error(node, $"The {key} is not a duration; write it as 30s or 1m30s.");
        }

        // Prometheus takes zero for not given.
        return seconds is null or 0 ? inherited : seconds.Value;
    }
}
