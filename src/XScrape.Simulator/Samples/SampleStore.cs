namespace XScrape.Simulator.Samples;

/// <summary>The spans of time in which each scraper wrote, which series, and of which targets that did not answer.</summary>
internal sealed class SampleStore
{
    private const int SpansKept = 100;
    private static readonly TimeSpan s_lookback = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, List<SampleSpan>> _spans = new(StringComparer.Ordinal);

    /// <param name="scraperArn">Who writes.</param>
    /// <param name="configuration">What is scraped.</param>
    /// <param name="closed">The patterns of the targets that do not answer.</param>
    /// <param name="from">Since when.</param>
    /// <param name="until">Until when.</param>
    public void Write(string scraperArn, ScrapeText configuration, IReadOnlyList<string> closed, DateTimeOffset from, DateTimeOffset until)
    {
        if (!_spans.TryGetValue(scraperArn, out List<SampleSpan>? spans))
        {
            _spans[scraperArn] = spans = [];
        }

        if (spans.Count > 0 && spans[spans.Count - 1] is { } last && ReferenceEquals(last.Configuration, configuration) && last.Closed.SequenceEqual(closed) && last.Until >= from)
        {
            spans[spans.Count - 1] = last with { Until = until > last.Until ? until : last.Until };
            return;
        }

        spans.Add(new SampleSpan(configuration, closed, from, until));
        if (spans.Count > SpansKept)
        {
            spans.RemoveAt(0);
        }
    }

    /// <summary>The ARN of a scraper with each span that it wrote.</summary>
    public IEnumerable<KeyValuePair<string, SampleSpan>> Spans => _spans.SelectMany(pair => pair.Value, (pair, span) => new KeyValuePair<string, SampleSpan>(pair.Key, span));

    /// <summary>Series with a sample in the five minutes before: https://prometheus.io/docs/prometheus/latest/querying/basics/#staleness.</summary>
    public IEnumerable<PromSample> SeriesAt(DateTimeOffset at) => _spans.Values
        .SelectMany(spans => spans)
        .Where(span => span.From <= at && span.Until > at - s_lookback)
        .SelectMany(span => span.At(at))
        .GroupBy(sample => SeriesKey(sample.Labels), StringComparer.Ordinal)
        .Select(group => group.OrderByDescending(sample => sample.Taken).First());

    private static string SeriesKey(IReadOnlyDictionary<string, string> labels) =>
        string.Join("\n", labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => label.Key + "=" + label.Value));
}
