using XScrape.Simulator.Naming;
using XScrape.Simulator.Policies;
using XScrape.Simulator.World.Permissions;

namespace XScrape.Simulator.World;

/// <summary>What a session was begun with: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html.</summary>
internal sealed record SessionTerms(DateTimeOffset IssuedAt)
{
    /// <summary>The session policy as it was sent; null for none.</summary>
    public string? PolicyText { get; init; }

    /// <summary>Managed policies that limit the session.</summary>
    public IReadOnlyList<ManagedPolicy> Managed { get; init; } = [];

    /// <summary>Session tags; they take the place of the role's own.</summary>
    public TagMap Tags { get; init; } = TagMap.OfIam();

    /// <summary>Keys of the tags that are passed to the next role.</summary>
    public IReadOnlyList<string> TransitiveKeys { get; init; } = [];

    public string? SourceIdentity { get; init; }

    /// <summary>What the session may do at most is what any of these allows; empty where nothing limits it.</summary>
    public IReadOnlyList<PolicyDocument> Policies => _policies ??=
    [
        .. PolicyText is null ? [] : new[] { PolicyDocument.Parse(PolicyText, PolicyKind.Session) },
        .. Managed.Select(policy => policy.Policy),
    ];

    private IReadOnlyList<PolicyDocument>? _policies;
}
