using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using XScrape.Simulator.Naming;
using XScrape.Simulator.Yaml;

namespace XScrape.Simulator.Amp.Configuration;

/// <summary>What may stand in a scrape configuration for AMP, and between which limits.</summary>
internal static class ScrapeJobRules
{
    private const string TokenFile = "/var/run/secrets/kubernetes.io/serviceaccount/token";
    private const double ShortestSeconds = 30;
    private const double UsualSeconds = 60;
    private static readonly Regex s_duration = Pattern.Whole("(?:([0-9]+)y)?(?:([0-9]+)w)?(?:([0-9]+)d)?(?:([0-9]+)h)?(?:([0-9]+)m)?(?:([0-9]+)s)?(?:([0-9]+)ms)?");
    private static readonly double[] s_units = [31_536_000, 604_800, 86_400, 3_600, 60, 1, 0.001];
    private static readonly HashSet<string> s_job = new(
        ("job_name scrape_interval scrape_timeout scrape_protocols metrics_path honor_labels honor_timestamps track_timestamps_staleness params scheme authorization bearer_token_file "
        + "tls_config follow_redirects enable_http2 enable_compression relabel_configs metric_relabel_configs kubernetes_sd_configs static_configs dns_sd_configs sample_limit label_limit "
        + "label_name_length_limit label_value_length_limit target_limit body_size_limit keep_dropped_targets native_histogram_bucket_limit always_scrape_classic_histograms").Split(' '),
        StringComparer.Ordinal);

    private static readonly HashSet<string> s_global = new(
        "scrape_interval scrape_timeout scrape_protocols evaluation_interval external_labels sample_limit label_limit label_name_length_limit label_value_length_limit target_limit body_size_limit keep_dropped_targets".Split(' '),
        StringComparer.Ordinal);

    public static void Check(YamlNode root)
    {
        Known(root, ["global", "scrape_configs"], "plain");
        YamlNode? global = root["global"];
        if (global is { IsNull: false })
        {
            Known(global, s_global, "global");
            Interval(global);
            if (Seconds(global["scrape_timeout"]) > (Seconds(global["scrape_interval"]) ?? UsualSeconds))
            {
                throw Wrong(global, "global scrape timeout greater than scrape interval");
            }
        }

        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (YamlNode job in root["scrape_configs"]?.List ?? throw new YamlError("it has no scrape_configs"))
        {
            Job(job, names, Seconds(global?["scrape_interval"]) ?? UsualSeconds);
        }
    }

    private static void Job(YamlNode job, HashSet<string> names, double usualInterval)
    {
        Known(job, s_job, "scrape_config");
        string name = job["job_name"]?.Text is { Length: > 0 } given ? given : throw Wrong(job, "job_name is empty");
        if (!names.Add(name))
        {
            throw Wrong(job, $"found multiple scrape configs with job name \"{name}\"");
        }

        Interval(job);
        double interval = Seconds(job["scrape_interval"]) ?? usualInterval;
        if (Seconds(job["scrape_timeout"]) > interval)
        {
            throw Wrong(job, $"scrape timeout greater than scrape interval for scrape config with job name \"{name}\"");
        }

        ScrapeSectionRules.Check(job);
        if (job["authorization"] is { IsNull: false } authorization)
        {
            bool bearer = authorization["type"] is null || string.Equals(authorization["type"]!.Text, "Bearer", StringComparison.OrdinalIgnoreCase);
            if (!bearer || authorization["credentials_file"]?.Text != TokenFile || authorization["credentials"] is not null)
            {
                throw Wrong(authorization, $"the only authorization is Bearer with credentials_file {TokenFile}");
            }
        }

        if (job["bearer_token_file"] is { IsNull: false } file && file.Text != TokenFile)
        {
            throw Wrong(file, $"the only bearer_token_file is {TokenFile}");
        }

        foreach (YamlNode target in (job["static_configs"]?.List ?? []).SelectMany(config => config["targets"]?.List ?? []))
        {
            Target(target);
        }
    }

    private static void Target(YamlNode target)
    {
        string text = target.Text ?? string.Empty;
        int colon = text.LastIndexOf(':');
        string host = colon > 0 && text.IndexOf(':') == colon ? text.Substring(0, colon) : text;
        bool bracketed = text.StartsWith("[", StringComparison.Ordinal) && text.IndexOf(']') is > 0 and int end && IPAddress.TryParse(text.Substring(1, end - 1), out _);
        if (!bracketed && host != "kubernetes.default.svc" && !IPAddress.TryParse(host, out _))
        {
            throw Wrong(target, $"the target '{text}' is not an IP address");
        }
    }

    private static void Interval(YamlNode owner)
    {
        if (Seconds(owner["scrape_interval"]) < ShortestSeconds)
        {
            throw Wrong(owner["scrape_interval"]!, "scrape_interval is shorter than 30s");
        }
    }

    private static double? Seconds(YamlNode? node)
    {
        if (node is null || node.IsNull)
        {
            return null;
        }

        Match match = s_duration.Match(node.Text ?? string.Empty);
        if (!match.Success || (node.Text!.Length == 0))
        {
            throw Wrong(node, $"not a valid duration string: \"{node.Text}\"");
        }

        return Enumerable.Range(0, s_units.Length).Sum(i => match.Groups[i + 1].Success ? double.Parse(match.Groups[i + 1].Value, CultureInfo.InvariantCulture) * s_units[i] : 0);
    }

    internal static void Known(YamlNode node, ICollection<string> keys, string type)
    {
        string? stray = (node.Map ?? throw Wrong(node, $"cannot unmarshal into {type}")).Keys.FirstOrDefault(key => !keys.Contains(key) && !(SectionFields.Elsewhere.Contains(key) && node.Map[key].IsEmpty));
        if (stray is not null)
        {
            throw Wrong(node.Map[stray], $"field {stray} not found in type {type}");
        }
    }

    internal static YamlError Wrong(YamlNode node, string message) => new($"line {node.Line.ToString(CultureInfo.InvariantCulture)}: {message}");
}
