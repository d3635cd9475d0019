namespace XScrape.Simulator;

/// <summary>A key pair, for good or for a session.</summary>
internal sealed record AccessKey(string Id, string Secret, Caller Caller)
{
    public string? SessionToken { get; init; }

    public DateTimeOffset? Expiration { get; init; }
}
