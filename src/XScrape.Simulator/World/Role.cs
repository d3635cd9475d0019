using XScrape.Simulator.World.Permissions;

namespace XScrape.Simulator.World;

/// <summary>An IAM role.</summary>
internal sealed class Role(Account account, string path, string name, string id, DateTimeOffset created, TrustPolicy trust) : Identity(account, "role", path, name, id, created)
{
    /// <summary>From when other policies may name it and others may assume it.</summary>
    public DateTimeOffset UsableFrom { get; init; } = created;

    /// <summary>Whether only AWS may change it.</summary>
    public bool IsServiceLinked => Path.StartsWith("/aws-service-role/", StringComparison.Ordinal);

    public TrustPolicy Trust { get; set; } = trust;

    public string? Description { get; set; }

    public int MaxSessionSeconds { get; set; } = 3600;

    /// <summary>What reads continue to show for a while after a change.</summary>
    public RoleView? Before { get; set; }
}
