using System.Globalization;
using XScrape.Provisioning;

namespace XScrape.Fleets;

/// <summary>What a fleet would cost: the write calls of its plans, and how long these and the creations take.</summary>
internal sealed class FleetEstimate
{
    /// <summary>What the procedure says of one creation; many run at the same time.</summary>
    private static readonly TimeSpan s_creation = TimeSpan.FromMinutes(20);

    /// <summary>Write calls a second in one account, by service; IAM publishes none.</summary>
    private const double AmpRate = 10;

    private const double IamRate = 20;

    private readonly Dictionary<string, int> _calls = new(StringComparer.Ordinal);
    private int _links;
    private int _writes;
    private int _creations;

    public void Add(Plan plan)
    {
        _links++;
        _writes += plan.Steps.Count;
        foreach (PlanStep step in plan.Steps)
        {
            bool amp = step.Operation.EndsWith("Scraper", StringComparison.Ordinal);
            _creations += step.Operation == "CreateScraper" ? 1 : 0;
            string bucket = $"{(amp ? plan.Link.SourceAccountId : AccountOf(step.Resource))}/{(amp ? "aps" : "iam")}";
            _calls[bucket] = (_calls.TryGetValue(bucket, out int before) ? before : 0) + 1;
        }
    }

    /// <summary>One sentence.</summary>
    public override string ToString()
    {
        TimeSpan calls = TimeSpan.FromSeconds(_calls.Select(c => c.Value / (c.Key.EndsWith("/aps", StringComparison.Ordinal) ? AmpRate : IamRate)).DefaultIfEmpty().Max());
        TimeSpan all = _creations > 0 ? calls + s_creation : calls;
        string minutes = all < TimeSpan.FromMinutes(1) ? "less than a minute" : string.Format(CultureInfo.InvariantCulture, "about {0:0} minutes", Math.Ceiling(all.TotalMinutes));
        return $"{Count(_links, "link")}, {Count(_writes, "write call")}, {Count(_creations, "scraper")} to be created; {minutes}.";
    }

    private static string Count(int number, string what) => number == 1 ? $"1 {what}" : $"{number} {what}s";

    private static string AccountOf(string arn) => arn.Split(':') is { Length: > 4 } parts ? parts[4] : string.Empty;
}
