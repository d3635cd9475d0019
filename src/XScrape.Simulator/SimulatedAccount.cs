using XScrape.Simulator.Setup;

namespace XScrape.Simulator;

/// <summary>An account as a caller needs to know it.</summary>
public sealed record SimulatedAccount
{
    /// <summary>The twelve digits.</summary>
    public required string AccountId { get; init; }

    /// <summary>The administrator's access key id.</summary>
    public required string AccessKeyId { get; init; }

    /// <summary>The administrator's secret.</summary>
    public required string SecretAccessKey { get; init; }

    /// <summary>ARNs of the clusters, first one first.</summary>
    public IReadOnlyList<string> ClusterArns { get; init; } = [];

    /// <summary>Subnets of the first cluster.</summary>
    public IReadOnlyList<string> SubnetIds { get; init; } = [];

    /// <summary>Security groups of the first cluster.</summary>
    public IReadOnlyList<string> SecurityGroupIds { get; init; } = [];

    /// <summary>ARNs of the workspaces, first one first.</summary>
    public IReadOnlyList<string> WorkspaceArns { get; init; } = [];

    internal static SimulatedAccount From(AccountSeed seed) => new()
    {
        AccountId = seed.AccountId,
        AccessKeyId = seed.EffectiveAccessKeyId,
        SecretAccessKey = seed.EffectiveSecretAccessKey,
        ClusterArns = [.. seed.Clusters.Select(cluster => cluster.ClusterArn)],
        SubnetIds = seed.Clusters.Count == 0 ? [] : [.. seed.Clusters[0].Subnets.Select(subnet => subnet.SubnetId)],
        SecurityGroupIds = seed.Clusters.Count == 0 ? [] : seed.Clusters[0].SecurityGroupIds,
        WorkspaceArns = seed.WorkspaceArns,
    };
}
