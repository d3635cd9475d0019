using System.Text.Json.Nodes;

namespace XScrape.Simulator;

/// <summary>The spans of time in which each scraper wrote, which series, and of which targets that did not answer.</summary>
internal sealed class SampleStore
{
    private const int SpansKept = 100;
    private static readonly TimeSpan s_lookback = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, List<Span>> _spans = new(StringComparer.Ordinal);

    /// <param name="scraperArn">Who writes.</param>
    /// <param name="configuration">What is scraped.</param>
    /// <param name="closed">The patterns of the targets that do not answer.</param>
    /// <param name="from">Since when.</param>
    /// <param name="until">Until when.</param>
    public void Write(string scraperArn, ScrapeText configuration, IReadOnlyList<string> closed, DateTimeOffset from, DateTimeOffset until)
    {
        if (!_spans.TryGetValue(scraperArn, out List<Span>? spans))
        {
            _spans[scraperArn] = spans = [];
        }

        if (spans.Count > 0 && spans[spans.Count - 1] is { } last && ReferenceEquals(last.Configuration, configuration) && last.Closed.SequenceEqual(closed) && last.Until >= from)
        {
            spans[spans.Count - 1] = last with { Until = until > last.Until ? until : last.Until };
            return;
        }

        spans.Add(new Span(configuration, closed, from, until));
        if (spans.Count > SpansKept)
        {
            spans.RemoveAt(0);
        }
    }

    /// <summary>Series with a sample in the five minutes before: https://prometheus.io/docs/prometheus/latest/querying/basics/#staleness.</summary>
    public IEnumerable<PromSample> SeriesAt(DateTimeOffset at) => _spans.Values
        .SelectMany(spans => spans)
        .Where(span => span.From <= at && span.Until > at - s_lookback)
        .SelectMany(span => span.At(at))
        .GroupBy(sample => SeriesKey(sample.Labels), StringComparer.Ordinal)
        .Select(group => group.OrderByDescending(sample => sample.Taken).First());

    public JsonArray ToJson() => SeedJson.List(_spans.SelectMany(pair => pair.Value, (pair, span) => (pair.Key, span)), pair => new JsonObject
    {
        ["scraperArn"] = pair.Key,
        ["configurationBlob"] = pair.span.Configuration.Blob,
        ["closedTargets"] = SeedJson.List(pair.span.Closed, pattern => JsonValue.Create(pattern)),
        ["from"] = StateWriter.Moment(pair.span.From),
        ["until"] = StateWriter.Moment(pair.span.Until),
    });

    private static string SeriesKey(IReadOnlyDictionary<string, string> labels) =>
        string.Join("\n", labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => label.Key + "=" + label.Value));

    private sealed record Span(ScrapeText Configuration, IReadOnlyList<string> Closed, DateTimeOffset From, DateTimeOffset Until)
    {
        /// <summary>The collector scrapes every 30 seconds, as AMP allows at most.</summary>
        private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(30);

        /// <summary>A target answers or does not, and is scraped all the same.</summary>
        public IEnumerable<PromSample> At(DateTimeOffset at)
        {
            DateTimeOffset taken = NewestAt(at);
            return Configuration.Targets.SelectMany(target => target.Samples(target.IsAmong(Closed), taken));
        }

        private DateTimeOffset NewestAt(DateTimeOffset at)
        {
            DateTimeOffset end = at < Until ? at : Until;
            return From + TimeSpan.FromTicks((end - From).Ticks / s_interval.Ticks * s_interval.Ticks);
        }
    }
}
