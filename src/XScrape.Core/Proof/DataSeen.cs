namespace XScrape.Proof;

/// <summary>What a workspace says of a scraper's samples at one moment.</summary>
internal sealed record DataSeen
{
    /// <summary>When it was asked.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>By what the samples are told from others.</summary>
    public required string Selector { get; init; }

    /// <summary>When the newest sample was taken; null: none within the last hour.</summary>
    public DateTimeOffset? Newest { get; init; }

    /// <summary>The last change that is known; samples that are older prove nothing.</summary>
    public RoleChange? Change { get; init; }

    /// <summary>Whether samples arrived right before that change, so that a session from before it may be the one that writes.</summary>
    public bool FlowedBefore { get; init; }

    /// <summary>Scrapers whose samples cannot be told from this one's.</summary>
    public IReadOnlyList<string> Twins { get; init; } = [];

    /// <summary>How long a session lives at most: AWS limits role chaining to it.</summary>
    public static TimeSpan SessionLifetime { get; } = TimeSpan.FromHours(1);

    /// <summary>Prometheus looks back as far as this.</summary>
    public static TimeSpan Fresh { get; } = TimeSpan.FromMinutes(5);

    public TimeSpan? Age => Newest is { } newest ? Now > newest ? Now - newest : TimeSpan.Zero : null;

    public bool IsFresh => Age <= Fresh;

    public bool IsOlderThanChange => Newest is { } newest && Change is { } change && newest < change.At;

    /// <summary>Whether a session from before the change may have written the newest sample.</summary>
    public bool MayBeOfOldSession => FlowedBefore && Change is { } change && Newest < change.At + SessionLifetime;

    public bool IsProof => IsFresh && !IsOlderThanChange && !MayBeOfOldSession && Twins.Count == 0;
}
