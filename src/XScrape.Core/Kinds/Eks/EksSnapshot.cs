using XScrape.Arns;
using XScrape.Cloud.Ec2;
using XScrape.Cloud.Eks;
using XScrape.Diagnosis.Snapshots;
using XScrape.Failures;

namespace XScrape.Kinds.Eks;

/// <summary>A cluster and the network around it.</summary>
/// <param name="Cluster">The cluster.</param>
internal sealed record EksSnapshot(Observation<EksCluster> Cluster) : SourceSnapshot
{
    /// <summary>The subnets that the link names; null or empty where it names none.</summary>
    public IdList? GivenSubnets { get; init; }

    /// <summary>The security groups that the link names, likewise.</summary>
    public IdList? GivenSecurityGroups { get; init; }

    public Observation<EksAccessEntry>? AccessEntry { get; init; }

    /// <summary>The subnets of collector and cluster.</summary>
    public Observation<IReadOnlyList<Ec2Subnet>>? Subnets { get; init; }

    /// <summary>The security groups of collector, cluster and nodes.</summary>
    public Observation<IReadOnlyList<Ec2SecurityGroup>>? SecurityGroups { get; init; }

    /// <summary>The instances that are the cluster's nodes, by their tag.</summary>
    public Observation<IReadOnlyList<Ec2Instance>>? Nodes { get; init; }

    public Observation<VpcDns>? DnsSupport { get; init; }

    public Observation<VpcDns>? DnsHostnames { get; init; }

    public override bool IsMissing => Cluster.IsMissing;

    public override XScrapeException? Failure => Cluster.Failure;

    public string? VpcId => Cluster.Value?.VpcId;

    /// <summary>The subnets that the collector has, or would have.</summary>
    public IdList CollectorSubnets => GivenSubnets is { Count: > 0 } own ? own
        : Choice is { Subnets.Count: > 0 } choice ? choice.Ids
        : Cluster.Value?.Subnets ?? IdList.Empty;

    /// <summary>The security groups that the collector has, or would have: AWS takes the cluster's own.</summary>
    public IdList CollectorGroups => GivenSecurityGroups is { Count: > 0 } own ? own
        : Cluster.Value?.ClusterSecurityGroup is string group ? IdList.Of([group]) : IdList.Empty;

    /// <summary>The security groups of the API server's network interfaces.</summary>
    public IReadOnlyList<string> ApiServerGroups => Cluster.Value is not EksCluster cluster ? []
        : [.. cluster.SecurityGroups.Concat(cluster.ClusterSecurityGroup is string group ? [group] : []).Distinct()];

    public override SourceSnapshot Hidden(XScrapeException why) => this with
    {
        Cluster = Cluster.Hidden(why),
        AccessEntry = AccessEntry?.Hidden(why),
        Subnets = Subnets?.Hidden(why),
        SecurityGroups = SecurityGroups?.Hidden(why),
        Nodes = Nodes?.Hidden(why),
        DnsSupport = DnsSupport?.Hidden(why),
        DnsHostnames = DnsHostnames?.Hidden(why),
    };

    /// <summary>What would be chosen for a collector whose link names no subnets.</summary>
    private SubnetChoice? Choice => Cluster.Value is EksCluster cluster && Subnets?.Value is IReadOnlyList<Ec2Subnet> all ? SubnetChoice.Of(cluster, all) : null;
}
