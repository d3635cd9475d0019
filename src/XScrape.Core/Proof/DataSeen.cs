using XScrape.Failures;

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

    /// <summary>The targets that were seen, by job; empty unless samples arrive that count.</summary>
    public IReadOnlyList<JobTargets> Jobs { get; init; } = [];

    /// <summary>Jobs of the configuration of which no up arrived.</summary>
    public IReadOnlyList<string> SilentJobs { get; init; } = [];

    /// <summary>Jobs whose label job is written by their rules, so that the query leaves them out.</summary>
    public IReadOnlyList<string> RewrittenJobs { get; init; } = [];

    /// <summary>Jobs of which other samples than up arrive; asked for only where no up does.</summary>
    public IReadOnlyCollection<string> OtherJobs { get; init; } = [];

    /// <summary>Why other samples could not be looked for.</summary>
    public XScrapeException? OthersFailure { get; init; }

    /// <summary>Whether what was seen of the targets is of now.</summary>
    public bool ShowsTargets => IsFresh && !IsOlderThanChange && Jobs.Count > 0;

    /// <summary>Whether every job has a target that is up. A first look may see the first scrapes alone.</summary>
    public bool AllJobsAnswer => ShowsTargets && SilentJobs.Count == 0 && Jobs.All(j => j.Up > 0);

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
