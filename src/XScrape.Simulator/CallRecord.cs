namespace XScrape.Simulator;

/// <summary>One call that was answered.</summary>
public sealed record CallRecord
{
    /// <summary>When it came, on the simulated clock.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The caller's account; null where the caller is unknown.</summary>
    public string? AccountId { get; init; }

    /// <summary>The caller's ARN; null where the caller is unknown.</summary>
    public string? PrincipalArn { get; init; }

    /// <summary>The signing name: iam, sts, eks, ec2 or aps.</summary>
    public required string Service { get; init; }

    /// <summary>The operation's name; empty where there is none.</summary>
    public required string Operation { get; init; }

    /// <summary>Whether the operation changes something.</summary>
    public bool IsWrite { get; init; }

    /// <summary>The HTTP status; 0 where the connection was cut.</summary>
    public int StatusCode { get; init; }

    /// <summary>The error's code; null for success.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The request id of the answer.</summary>
    public required string RequestId { get; init; }

    /// <summary>How long the answer took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The fault that was injected; null for none.</summary>
    public string? Fault { get; init; }
}
