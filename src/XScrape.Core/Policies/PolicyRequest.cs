namespace XScrape.Policies;

/// <summary>What a resource's policy is asked about: who does what to which resource, and what is known of the circumstances.</summary>
internal sealed record PolicyRequest(string Action)
{
    /// <summary>The resource; null for a trust policy, which has none.</summary>
    public string? Resource { get; init; }

    /// <summary>The service that calls, such as scraper.aps.amazonaws.com; null where a role calls.</summary>
    public string? Service { get; init; }

    /// <summary>The role that calls; null where a service calls.</summary>
    public string? Role { get; init; }

    /// <summary>Condition keys, in upper or lower case, with their values. What is not among them is unknown, and not absent.</summary>
    public IReadOnlyDictionary<string, string> Context { get; init; } = new Dictionary<string, string>();
}
