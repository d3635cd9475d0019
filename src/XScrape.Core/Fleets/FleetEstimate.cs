using System.Globalization;
using XScrape.Arns;
using XScrape.Operations;
using XScrape.Pacing;

namespace XScrape.Fleets;

/// <summary>What a fleet would cost: the write calls of its plans, and how long these and the creations take.</summary>
/// <param name="rates">How many calls a second are made.</param>
internal sealed class FleetEstimate(RateLimits rates)
{
    /// <summary>What the procedure says of one creation; many run at the same time.</summary>
    private static readonly TimeSpan s_creation = TimeSpan.FromMinutes(20);

    private readonly Dictionary<(AccountId? Account, string? Service), int> _calls = [];
    private int _links;
    private int _writes;
    private int _creations;

    public void Add(Plan plan)
    {
        _links++;
        _writes += plan.Steps.Count;
        foreach (PlanStep step in plan.Steps)
        {
            _creations += step.Operation == "CreateScraper" ? 1 : 0;
            _calls[(step.Account, step.Service)] = (_calls.TryGetValue((step.Account, step.Service), out int before) ? before : 0) + 1;
        }
    }

    /// <summary>One sentence.</summary>
    public override string ToString()
    {
        TimeSpan calls = TimeSpan.FromSeconds(_calls.Select(c => rates.Of(c.Key.Service ?? string.Empty) is double rate and > 0 ? c.Value / rate : 0).DefaultIfEmpty().Max());
        TimeSpan all = _creations > 0 ? calls + s_creation : calls;
        string minutes = all < TimeSpan.FromMinutes(1) ? "less than a minute" : string.Format(CultureInfo.InvariantCulture, "about {0:0} minutes", Math.Ceiling(all.TotalMinutes));
        return $"{Count(_links, "link")}, {Count(_writes, "write call")}, {Count(_creations, "scraper")} to be created; {minutes}.";
    }

    private static string Count(int number, string what) => number == 1 ? $"1 {what}" : $"{number} {what}s";
}
