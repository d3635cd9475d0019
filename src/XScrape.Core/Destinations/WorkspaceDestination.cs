using XScrape.Arns;

namespace XScrape.Destinations;

/// <summary>A workspace of Amazon Managed Service for Prometheus.</summary>
/// <remarks>https://docs.aws.amazon.com/prometheus/latest/APIReference/API_AmpConfiguration.html</remarks>
internal sealed record WorkspaceDestination(WorkspaceArn Workspace) : ScrapeDestination
{
    public override string Noun => "workspace";

    public override string ShortName => Workspace.Id;

    public override string Parameter => "WorkspaceArn";

    public override string Partition => Workspace.Partition;

    public override Region Region => Workspace.Region;

    public override AccountId Account => Workspace.Account;

    public override string? Arn => Workspace.ToString();

    /// <remarks>https://docs.aws.amazon.com/prometheus/latest/userguide/security-iam.html</remarks>
    public override string WriteAction => "aps:RemoteWrite";

    public override string ManagedPolicy => RemoteWritePolicy(Partition);

    /// <summary>AWS's managed policy: aps:RemoteWrite on every workspace of the account.</summary>
    /// <remarks>https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonPrometheusRemoteWriteAccess.html</remarks>
    public static string RemoteWritePolicy(string partition) => $"arn:{partition}:iam::aws:policy/AmazonPrometheusRemoteWriteAccess";

    public override bool IsSame(ScrapeDestination? other) => Equals(other);

    public override string ToString() => Workspace.ToString();
}
