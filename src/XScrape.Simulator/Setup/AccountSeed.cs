namespace XScrape.Simulator.Setup;

/// <summary>An account to begin with: its keys and what stands in it.</summary>
public sealed record AccountSeed
{
    /// <summary>The twelve digits.</summary>
    public required string AccountId { get; init; }

    /// <summary>The administrator's access key id; when null, AKIASIMX followed by the account id.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>The administrator's secret; when null, "simulated/secret/access/key/" followed by the account id.</summary>
    public string? SecretAccessKey { get; init; }

    /// <summary>EKS clusters.</summary>
    public IReadOnlyList<ClusterSeed> Clusters { get; init; } = [];

    /// <summary>ARNs of AMP workspaces.</summary>
    public IReadOnlyList<string> WorkspaceArns { get; init; } = [];

    /// <summary>Users with policies of their own, beside the administrator.</summary>
    public IReadOnlyList<PrincipalSeed> Principals { get; init; } = [];

    /// <summary>Customer managed policies: name to document.</summary>
    public IReadOnlyDictionary<string, string> ManagedPolicies { get; init; } = new Dictionary<string, string>();

    /// <summary>The two default accounts in a Region, to begin from.</summary>
    public static IReadOnlyList<AccountSeed> Defaults(string region) => DefaultAccounts.In(region ?? throw new ArgumentNullException(nameof(region)));

    /// <summary>Reads a list of accounts from JSON, members in camelCase; policies may stand as objects or as text.</summary>
    public static IReadOnlyList<AccountSeed> ParseList(string json) => SeedJson.Read(json ?? throw new ArgumentNullException(nameof(json)));

    /// <summary>The unique ids of users in a saved state.</summary>
    internal IReadOnlyDictionary<string, string>? UserIds { get; init; }

    /// <summary>The access key id in force.</summary>
    internal string EffectiveAccessKeyId => AccessKeyId ?? "AKIASIMX" + AccountId;

    /// <summary>The secret in force.</summary>
    internal string EffectiveSecretAccessKey => SecretAccessKey ?? "simulated/secret/access/key/" + AccountId;
}
