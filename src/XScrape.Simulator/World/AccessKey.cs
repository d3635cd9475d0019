namespace XScrape.Simulator;

/// <summary>A key pair, for good or for a session.</summary>
internal sealed record AccessKey(string Id, string Secret, Caller Caller)
{
    public string? SessionToken { get; init; }

    /// <summary>The session policy as it was sent.</summary>
    public string? SessionPolicyText { get; init; }

    public DateTimeOffset? Expiration { get; init; }
}
