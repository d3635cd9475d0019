using System.Text;
using XScrape.Configuration;

namespace XScrape.Proof;

/// <summary>The PromQL selector of a scraper's own samples: <c>up</c> by external labels and jobs. AMP adds no label of the scraper.</summary>
internal sealed class SampleSelector
{
    private const string RegexSigns = @"\.+*?()|[]{}^$";

    private readonly List<string> _matchers = [];

    private SampleSelector()
    {
    }

    /// <summary>In words, for a message.</summary>
    public string Words { get; private init; } = string.Empty;

    public static SampleSelector Of(ScrapeOutline outline)
    {
        SampleSelector selector = new() { Words = Describe(outline) };
        selector._matchers.AddRange(outline.ExternalLabels.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"{l.Key}={Quote(l.Value)}"));
        if (outline.Jobs is { Count: > 0 } jobs)
        {
            selector._matchers.Add("job=~" + Quote(string.Join("|", jobs.Select(EscapeRegex))));
        }

        return selector;
    }

    /// <summary>A query for the moment of the newest sample, in seconds since 1970.</summary>
    public string Newest => $"max(timestamp({this}))";

    public override string ToString() => _matchers.Count == 0 ? "up" : $"up{{{string.Join(",", _matchers)}}}";

    private static string Describe(ScrapeOutline outline)
    {
        string labels = string.Join(", ", outline.ExternalLabels.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"{l.Key}='{l.Value}'"));
        string jobs = outline.Jobs is null ? string.Empty : $"job {string.Join(", ", outline.Jobs.Take(5))}{(outline.Jobs.Count > 5 ? ", …" : string.Empty)}";
        return labels.Length + jobs.Length == 0 ? "any label" : string.Join(" and ", new[] { labels, jobs }.Where(t => t.Length > 0));
    }

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
