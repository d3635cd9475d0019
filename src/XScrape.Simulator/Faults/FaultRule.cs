using XScrape.Simulator.Naming;

namespace XScrape.Simulator.Faults;

/// <summary>One thing that goes wrong, for which calls, and how often.</summary>
public sealed record FaultRule
{
    /// <summary>What goes wrong.</summary>
    public required FaultKind Kind { get; init; }

    /// <summary>The signing name of the service (iam, sts, eks, ec2, aps); null for all.</summary>
    public string? Service { get; init; }

    /// <summary>The operation's name, with wildcards; null for all.</summary>
    public string? Operation { get; init; }

    /// <summary>The caller's account; null for all.</summary>
    public string? AccountId { get; init; }

    /// <summary>How many matching calls pass before the first fault.</summary>
    public int Skip { get; init; }

    /// <summary>How many faults there are in all; null for no end.</summary>
    public int? Times { get; init; }

    /// <summary>The share of matching calls that fail, from 0 to 1.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>Calls a second that pass (token bucket, counted on the wall clock); null for no bucket.</summary>
    public double? RatePerSecond { get; init; }

    /// <summary>How many tokens the bucket holds.</summary>
    public int Burst { get; init; } = 1;

    /// <summary>How late a slow answer comes.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The Retry-After of a throttling error; null for none.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>The code of an <see cref="FaultKind.Error"/>.</summary>
    public string ErrorCode { get; init; } = "InternalFailure";

    /// <summary>The HTTP status of an <see cref="FaultKind.Error"/>.</summary>
    public int ErrorStatus { get; init; } = 500;

    /// <summary>Whether the operation took effect before a web page, a redirect or another answer that is not its own came in its place.</summary>
    public bool TakesEffect { get; init; }

    internal bool Matches(string service, string operation, string accountId) =>
        (Service is null || Service.Equals(service, StringComparison.OrdinalIgnoreCase))
        && (Operation is null || Wildcard.Matches(Operation, operation, ignoreCase: true))
        && (AccountId is null || AccountId == accountId);
}
