using XScrape.Simulator.Naming;
using XScrape.Simulator.Setup;
using XScrape.Simulator.World.Resources;

namespace XScrape.Simulator.World;

/// <summary>An EKS cluster and the network around it.</summary>
internal sealed class Cluster(ClusterSeed seed, Account account, DateTimeOffset created)
{
    public const string UsualVersion = "1.33";

    public ClusterSeed Seed { get; set; } = seed;

    public Account Account { get; } = account;

    public Arn Arn { get; } = Arn.Parse(seed.ClusterArn);

    public string Name => Arn.Id;

    public DateTimeOffset Created { get; set; } = created;

    public string Version { get; init; } = UsualVersion;

    /// <summary>The role that CreateCluster was given; null for a cluster that came with its account.</summary>
    public string? GivenRoleArn { get; init; }

    public string RoleArn => GivenRoleArn ?? $"arn:{Arn.Partition}:iam::{Arn.Account}:role/eks-{Name}";

    public TagMap Tags { get; } = [];

    /// <summary>CREATING or UPDATING, until <see cref="BusyUntil"/>.</summary>
    public string BusyStatus { get; set; } = "CREATING";

    public DateTimeOffset BusyUntil { get; set; } = DateTimeOffset.MinValue;

    /// <summary>Changes by id.</summary>
    public Dictionary<string, ClusterUpdate> Updates { get; } = new(StringComparer.Ordinal);

    /// <summary>Access entries by principal ARN.</summary>
    public Dictionary<string, AccessEntry> AccessEntries { get; } = new(StringComparer.Ordinal);

    public bool TakesAccessEntries => Seed.AuthenticationMode is "API" or "API_AND_CONFIG_MAP";

    public string StatusAt(DateTimeOffset now) => now < BusyUntil ? BusyStatus : Seed.Status;
}
