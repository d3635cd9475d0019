namespace XScrape.Benchmarks.Fleet;

/// <summary>What one run took. Times in seconds; memory is that of all its processes together at the highest moment.</summary>
internal sealed record FleetSample(double Wall, double Cpu, double Megabytes, int Calls, int Writes, int Polls, int Throttles)
{
    /// <summary>Seconds of the one line alone, in a session that had run it before; XScrape only.</summary>
    public double? Line { get; init; }

    public static FleetSample MedianOf(IReadOnlyList<FleetSample> samples) => new(
        Middle(samples, s => s.Wall),
        Middle(samples, s => s.Cpu),
        Middle(samples, s => s.Megabytes),
        (int)Middle(samples, s => s.Calls),
        (int)Middle(samples, s => s.Writes),
        (int)Middle(samples, s => s.Polls),
        (int)Middle(samples, s => s.Throttles))
    {
        Line = samples.Any(s => s.Line is not null) ? Middle([.. samples.Where(s => s.Line is not null)], s => s.Line!.Value) : null,
    };

    private static double Middle(IReadOnlyList<FleetSample> samples, Func<FleetSample, double> of) =>
        samples.Select(of).Order().ElementAt(samples.Count / 2);
}
