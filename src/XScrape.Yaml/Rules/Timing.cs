using System.Globalization;
using XScrape.Configuration;
using XScrape.Yaml.Nodes;
using XScrape.Yaml.Problems;
using XScrape.Yaml.Schemas;
using XScrape.Yaml.Values;

namespace XScrape.Yaml.Rules;

/// <summary>scrape_interval and scrape_timeout, of the whole configuration or of one job.</summary>
internal sealed class Timing(ProblemList problems)
{
    /// <summary>AMP's collector scrapes every 30 seconds at most.</summary>
    private const double Shortest = 30;

    public double Interval(YamlMap settings, double inherited)
    {
        double? interval = Read(settings, "scrape_interval");
        if (interval < Shortest && settings.Find("scrape_interval") is { } node)
        {
            problems.Error(ConfigurationRule.AmpInterval, node, $"AMP's collector scrapes every 30s at most; the scrape_interval is {((YamlScalar)node).Text}.");
        }

        return interval ?? inherited;
    }

    /// <summary>A timeout of one's own must fit; one that is inherited Prometheus cuts to the interval.</summary>
    public void Compare(YamlMap settings, double interval, string whose)
    {
        if (Read(settings, "scrape_timeout") is { } timeout && timeout > interval && settings.Find("scrape_timeout") is { } node)
        {
            problems.Error(
                ConfigurationRule.Timing,
                node,
                string.Format(CultureInfo.InvariantCulture, "The scrape_timeout of {0} ({1}s) is longer than the scrape_interval ({2}s).", whose, timeout, interval));
        }
    }

    // Prometheus takes zero for not given.
    private double? Read(YamlMap settings, string key)
    {
        YamlNode? node = settings.Find(key) ?? (settings.Given(key) is YamlScalar { IsEmptied: true } emptied ? emptied : null);
        double? seconds = node is YamlScalar scalar ? PrometheusDuration.Seconds(scalar.Key) : null;
        if (node is not null && seconds is null)
        {
            ScalarSchemas.Duration(node, key, problems);
        }

        return seconds is 0 ? null : seconds;
    }
}
