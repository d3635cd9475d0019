namespace XScrape.Simulator.Samples;

/// <summary>One element of an instant vector.</summary>
internal sealed record PromSample(IReadOnlyDictionary<string, string> Labels, double Value)
{
    /// <summary>When it was taken.</summary>
    public DateTimeOffset Taken { get; init; }
}
