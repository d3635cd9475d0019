using XScrape.Arns;

namespace XScrape.Sources;

/// <summary>An EKS cluster.</summary>
/// <remarks>https://docs.aws.amazon.com/prometheus/latest/APIReference/API_EksConfiguration.html</remarks>
internal sealed record EksSource(ClusterArn Cluster) : ScrapeSource
{
    public override SourceType Type => SourceType.Eks;

    public override string Noun => "cluster";

    public override string ShortName => Cluster.Name;

    public override string Parameter => "ClusterArn";

    public override string Partition => Cluster.Partition;

    public override Region Region => Cluster.Region;

    public override AccountId Account => Cluster.Account;

    public override string? Arn => Cluster.ToString();

    public override bool IsSame(ScrapeSource? other) => Equals(other);

    // A cluster's ARN is its identity.
    public override bool CanBe(ScrapeSource? other) => IsSame(other);

    public override string ToString() => Cluster.ToString();
}
