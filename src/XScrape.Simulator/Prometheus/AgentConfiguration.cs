using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace XScrape.Simulator.Prometheus;

/// <summary>A scraper's own scrape configuration as a Prometheus agent runs it: with the way to the workspace, and as often as wanted.</summary>
internal static class AgentConfiguration
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);
    private static readonly Regex s_interval = new("scrape_interval:[ \\t]*['\"]?[0-9a-z]+['\"]?", RegexOptions.CultureInvariant, s_patience);
    private static readonly Regex s_timeout = new("scrape_timeout:[ \\t]*['\"]?[0-9a-z]+['\"]?", RegexOptions.CultureInvariant, s_patience);
    private static readonly Regex s_global = new("^global:[ \\t]*(#.*)?\\r?$", RegexOptions.CultureInvariant | RegexOptions.Multiline, s_patience);
    private static readonly Regex s_anyGlobal = new("^global:", RegexOptions.CultureInvariant | RegexOptions.Multiline, s_patience);
    private static readonly Regex s_end = new("^\\.\\.\\.[ \\t]*\\r?$", RegexOptions.CultureInvariant | RegexOptions.Multiline, s_patience);

    public static string Of(string blob, Uri write, TimeSpan? interval)
    {
        string text = s_end.Replace(Encoding.UTF8.GetString(Convert.FromBase64String(blob)), string.Empty);
        return (interval is { } often ? Hasten(text, often) : text).TrimEnd() + $"\nremote_write:\n  - url: {write.AbsoluteUri}\n    queue_config: {{batch_send_deadline: 1s, max_backoff: 1s}}\n";
    }

    private static string Hasten(string text, TimeSpan interval)
    {
        string often = ((long)interval.TotalMilliseconds).ToString(CultureInfo.InvariantCulture) + "ms";
        string hastened = s_timeout.Replace(s_interval.Replace(text, "scrape_interval: " + often), "scrape_timeout: " + often);
        string settings = $"\n  scrape_interval: {often}";
        return s_global.Match(hastened) is { Success: true } global && !IsSet(hastened, global)
            ? hastened.Insert(global.Index + global.Length, settings)
            : s_anyGlobal.IsMatch(hastened) ? hastened : "global:" + settings + "\n" + hastened;
    }

    /// <summary>Whether the indented block behind global: sets the interval itself.</summary>
    private static bool IsSet(string text, Match global)
    {
        string rest = text.Substring(global.Index + global.Length).TrimStart('\r', '\n');
        return rest.Split('\n').TakeWhile(line => line.Length == 0 || line[0] is ' ' or '\r' or '#').Any(line => line.TrimStart().StartsWith("scrape_interval:", StringComparison.Ordinal));
    }
}
