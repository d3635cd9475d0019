using System.Globalization;
using System.Text;
using XScrape.Configuration;

namespace XScrape.Proof;

/// <summary>The PromQL selector of a scraper's own samples: <c>up</c> by external labels and jobs. AMP adds no label of the scraper.</summary>
internal sealed class SampleSelector
{
    private const string RegexSigns = @"\.+*?()|[]{}^$";

    private const string Others = "__name__!~\"up|ALERTS|ALERTS_FOR_STATE|.*:.*\"";

    private readonly string[] _external;

    private readonly string[] _matchers;

    private SampleSelector(ScrapeOutline outline)
    {
        _external = [.. outline.ExternalLabels.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"{l.Key}={Quote(l.Value)}")];
        _matchers = outline.Jobs is { Count: > 0 } jobs ? [.. _external, JobIn(jobs)] : _external;
        Words = Describe(outline);
    }

    /// <summary>In words, for a message.</summary>
    public string Words { get; }

    public static SampleSelector Of(ScrapeOutline outline) => new(outline);

    /// <summary>A query for how many targets of each job have which value of up; the value stands in a label.</summary>
    public string Targets(string label) => $"count_values by (job) ({Quote(label)}, {this})";

    /// <summary>A query for the first targets of each job that are down.</summary>
    public string Down(int most) => $"topk by (job) ({most.ToString(CultureInfo.InvariantCulture)}, {this} == 0)";

    /// <summary>
    /// A query for the jobs of which other samples arrive than up; null where no label tells the scraper's from others'. Those of alerts and
    /// recording rules, which write a label job of their own while nothing arrives, are left out.
    /// </summary>
    /// <param name="jobs">Only of these jobs; null: of all that are the scraper's.</param>
    public string? OthersThanUp(IReadOnlyList<string>? jobs)
    {
        string[] matchers = [.. jobs is null ? _matchers : [.. _external, JobIn(jobs)]];
        return matchers.Length == 0 ? null : $"count by (job) ({{{string.Join(",", [.. matchers, Others])}}})";
    }

    /// <summary>A query for the moment of the newest sample, in seconds since 1970.</summary>
    public string Newest => $"max(timestamp({this}))";

    public override string ToString() => _matchers.Length == 0 ? "up" : $"up{{{string.Join(",", _matchers)}}}";

    private static string Describe(ScrapeOutline outline)
    {
        string labels = string.Join(", ", outline.ExternalLabels.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"{l.Key}='{l.Value}'"));
        string jobs = outline.Jobs is null ? string.Empty : $"job {string.Join(", ", outline.Jobs.Take(5))}{(outline.Jobs.Count > 5 ? ", …" : string.Empty)}";
        return labels.Length + jobs.Length == 0 ? "any label" : string.Join(" and ", new[] { labels, jobs }.Where(t => t.Length > 0));
    }

    private static string JobIn(IReadOnlyList<string> jobs) => "job=~" + Quote(string.Join("|", jobs.Select(EscapeRegex)));

    private static string EscapeRegex(string text) => string.Concat(text.Select(c => RegexSigns.Contains(c) ? "\\" + c : c.ToString()));

    /// <summary>A PromQL string: backslash, quote and line break are escaped.</summary>
    private static string Quote(string text)
    {
        StringBuilder quoted = new("\"");
        foreach (char c in text)
        {
            quoted.Append(c switch { '\\' => "\\\\", '"' => "\\\"", '\n' => "\\n", _ => c.ToString() });
        }

        return quoted.Append('"').ToString();
    }
}
