namespace XScrape.Simulator.World;

/// <summary>A key pair, for good or for a session.</summary>
internal sealed record AccessKey(string Id, string Secret, Caller Caller)
{
    public string? SessionToken { get; init; }

    public DateTimeOffset? Expiration { get; init; }

    /// <summary>When a key for good was made.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>Whether a key for good is switched off.</summary>
    public bool IsInactive { get; init; }
}
