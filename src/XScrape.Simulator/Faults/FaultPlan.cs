namespace XScrape.Simulator.Faults;

/// <summary>Everything that is to go wrong.</summary>
public sealed record FaultPlan
{
    /// <summary>Nothing goes wrong.</summary>
    public static FaultPlan None { get; } = new();

    /// <summary>
    /// Token buckets by account, at rates that are assumed but for STS's 600, which are published: AMP 10 operations a second (quota
    /// L-8491EB93 exists, and its value is hearsay), IAM 15 reads and 5 writes a second.
    /// </summary>
    public static FaultPlan AssumedLimits { get; } = new()
    {
        Rules =
        [
            new FaultRule { Kind = FaultKind.Throttle, Service = "aps", RatePerSecond = 10, Burst = 10, RetryAfterSeconds = 1 },
            new FaultRule { Kind = FaultKind.Throttle, Service = "sts", RatePerSecond = 600, Burst = 600 },
            new FaultRule { Kind = FaultKind.Throttle, Service = "iam", Operation = "Get*", RatePerSecond = 15, Burst = 60 },
            new FaultRule { Kind = FaultKind.Throttle, Service = "iam", Operation = "List*", RatePerSecond = 15, Burst = 60 },
            .. new[] { "Create*", "Put*", "Attach*", "Update*", "Tag*", "Untag*", "Delete*", "Detach*" }
                .Select(operation => new FaultRule { Kind = FaultKind.Throttle, Service = "iam", Operation = operation, RatePerSecond = 5, Burst = 20 }),
        ],
    };

    /// <summary>Faults of calls; the first one that strikes is the call's.</summary>
    public IReadOnlyList<FaultRule> Rules { get; init; } = [];

    /// <summary>Scrapers that fail.</summary>
    public IReadOnlyList<ScraperFailure> ScraperFailures { get; init; } = [];

    /// <summary>Reads a plan from JSON: <c>presets</c> (assumed-limits), <c>rules</c> and <c>scraperFailures</c>, members in camelCase, delays in seconds.</summary>
    public static FaultPlan Parse(string json) => FaultJson.Read(json ?? throw new ArgumentNullException(nameof(json)));

    /// <summary>Writes what <see cref="Parse"/> reads.</summary>
    public string ToJson() => FaultJson.Write(this).ToJsonString();

    internal string? FailureOf(string accountId, string? alias, string status) => ScraperFailures.FirstOrDefault(failure => failure.Concerns(accountId, alias, status))?.Reason;
}
