namespace XScrape.Simulator;

/// <summary>An EKS cluster and the network around it.</summary>
internal sealed class Cluster(ClusterSeed seed, Account account, DateTimeOffset created)
{
    public ClusterSeed Seed { get; set; } = seed;

    public Account Account { get; } = account;

    public Arn Arn { get; } = Arn.Parse(seed.ClusterArn);

    public string Name => Arn.Id;

    public DateTimeOffset Created { get; set; } = created;

    public string RoleArn => $"arn:{Arn.Partition}:iam::{Arn.Account}:role/eks-{Name}";

    /// <summary>Access entries by principal ARN.</summary>
    public Dictionary<string, AccessEntry> AccessEntries { get; } = new(StringComparer.Ordinal);

    public bool TakesAccessEntries => Seed.AuthenticationMode is "API" or "API_AND_CONFIG_MAP";
}
