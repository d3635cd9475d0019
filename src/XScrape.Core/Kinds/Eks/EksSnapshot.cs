using XScrape.Arns;
using XScrape.Cloud.Ec2;
using XScrape.Cloud.Eks;
using XScrape.Diagnosis.Snapshots;
using XScrape.Failures;
using XScrape.Kinds.Networks;

namespace XScrape.Kinds.Eks;

/// <summary>A cluster and the network around it.</summary>
/// <param name="Cluster">The cluster.</param>
internal sealed record EksSnapshot(Observation<EksCluster> Cluster) : NetworkSnapshot
{
    public Observation<EksAccessEntry>? AccessEntry { get; init; }

    /// <summary>The instances that are the cluster's nodes, by their tag.</summary>
    public Observation<IReadOnlyList<Ec2Instance>>? Nodes { get; init; }

    public override bool IsMissing => Cluster.IsMissing;

    public override XScrapeException? Failure => Cluster.Failure;

    public override string? VpcId => Cluster.Value?.VpcId;

    /// <summary>The subnets that the collector has, or would have.</summary>
    public override IdList CollectorSubnets => GivenSubnets is { Count: > 0 } own ? own
        : Choice is { Subnets.Count: > 0 } choice ? choice.Ids
        : Cluster.Value?.Subnets ?? IdList.Empty;

    /// <summary>The security groups that the collector has, or would have: AWS takes the cluster's own.</summary>
    public override IdList CollectorGroups => GivenSecurityGroups is { Count: > 0 } own ? own
        : Cluster.Value?.ClusterSecurityGroup is string group ? IdList.Of([group]) : IdList.Empty;

    /// <summary>The security groups of the API server's network interfaces.</summary>
    public IReadOnlyList<string> ApiServerGroups => Cluster.Value is not EksCluster cluster ? []
        : [.. cluster.SecurityGroups.Concat(cluster.ClusterSecurityGroup is string group ? [group] : []).Distinct()];

    public override string VpcNoun => "the cluster's VPC";

    public override string NoSubnets => "Not checked: there is no cluster, and no subnets are known.";

    public override SourceSnapshot Hidden(XScrapeException why) => (EksSnapshot)base.Hidden(why) with
    {
        Cluster = Cluster.Hidden(why),
        AccessEntry = AccessEntry?.Hidden(why),
        Nodes = Nodes?.Hidden(why),
    };

    /// <summary>What would be chosen for a collector whose link names no subnets.</summary>
    private SubnetChoice? Choice => Cluster.Value is EksCluster cluster && Subnets?.Value is IReadOnlyList<Ec2Subnet> all ? SubnetChoice.Of(cluster, all) : null;
}
