namespace XScrape.Cloud.Amp;

/// <summary>One series of an instant query's answer: its labels and its value.</summary>
internal sealed record MetricSample(IReadOnlyDictionary<string, string> Labels, double Value)
{
    /// <summary>A label's value; empty where the series does not have it, as in PromQL.</summary>
    public string this[string label] => Labels.TryGetValue(label, out string? value) ? value : string.Empty;
}
