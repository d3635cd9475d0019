using XScrape.Simulator.Samples;

namespace XScrape.Simulator.PromQL;

/// <summary>A parsed query, ready to be evaluated.</summary>
internal sealed class PromQuery(Func<IReadOnlyList<PromSample>, PromValue> evaluate)
{
    /// <summary>Reads the part of PromQL that asks whether metrics flow.</summary>
    public static PromQuery Parse(string text) => new PromParser(text).Whole();

    public PromValue Evaluate(IEnumerable<PromSample> samples) => evaluate([.. samples]);

    public PromValue Evaluate(IReadOnlyList<PromSample> samples) => evaluate(samples);
}
