using XScrape.Arns;
using XScrape.Cloud.Amp;
using XScrape.Destinations;
using XScrape.Policies.Trust;
using XScrape.Sources;

namespace XScrape.Links;

/// <summary>
/// What users see of a link. A closed union: a <see cref="ScraperLink"/> can be worked on, and what came from a row or a file is data
/// until an identity is given.
/// </summary>
public abstract class LinkProperties : IEquatable<LinkProperties>
{
    private protected LinkProperties(LinkFacts facts) => Facts = facts;

    /// <summary>The name of the link, by default also the scraper's alias.</summary>
    public string? Name => Facts.Name?.ToString();

    /// <summary>The Region of cluster, scraper and workspace.</summary>
    public string? Region => Facts.Region?.ToString();

    /// <summary>The account of the EKS cluster.</summary>
    public string? SourceAccountId => Facts.SourceAccount?.ToString();

    /// <summary>The name of the role that the scraper assumes.</summary>
    public string? SourceRoleName => Facts.SourceRoleName?.ToString();

    /// <summary>The ARN of the role that the scraper assumes.</summary>
    public string? SourceRoleArn => Facts.SourceRole?.ToString();

    /// <summary>The account of the workspace.</summary>
    public string? TargetAccountId => Facts.TargetAccount?.ToString();

    /// <summary>The name of the role that the source role assumes.</summary>
    public string? TargetRoleName => Facts.TargetRoleName?.ToString();

    /// <summary>The ARN of the role that the source role assumes.</summary>
    public string? TargetRoleArn => Facts.TargetRole?.ToString();

    /// <summary>The kind of source: an EKS cluster, or what can be reached in a VPC; null where it is not known.</summary>
    public SourceType? SourceType => Facts.Source?.Type;

    /// <summary>The ARN of the EKS cluster.</summary>
    public string? ClusterArn => (Facts.Source as EksSource)?.Cluster.ToString();

    /// <summary>The subnets of the collector.</summary>
    public IdList? SubnetId => Facts.Subnets;

    /// <summary>The security groups of the collector.</summary>
    public IdList? SecurityGroupId => Facts.SecurityGroups;

    /// <summary>The ARN of the workspace.</summary>
    public string? WorkspaceArn => (Facts.Destination as WorkspaceDestination)?.Workspace.ToString();

    /// <summary>The alias of the scraper.</summary>
    public string? Alias => Facts.Alias?.ToString();

    /// <summary>The id of the scraper.</summary>
    public string? ScraperId => Facts.ScraperId?.ToString();

    /// <summary>The ARN of the scraper, which both trust policies must name.</summary>
    public string? ScraperArn => Facts.Scraper?.ToString();

    /// <summary>The scraper's status.</summary>
    public LinkStatus Status => Facts.Status;

    /// <summary>AWS's words on the status, if it said any.</summary>
    public string? StatusReason => Facts.StatusReason;

    /// <summary>What the two trust policies say.</summary>
    public TrustState Trust => Facts.Trust;

    /// <summary>Whether the scraper writes logs; Unknown where it was not asked for.</summary>
    public LoggingState Logging => Facts.Logging;

    /// <summary>The ARN of the log group that the scraper writes to.</summary>
    public string? LogGroupArn => Facts.LogGroup?.ToString();

    /// <summary>The parts of the collector that write logs.</summary>
    public LogComponentList? LogComponent => Facts.LogComponents;

    /// <summary>When the scraper was created.</summary>
    public DateTimeOffset? CreatedAt => Facts.CreatedAt;

    /// <summary>The profile for the source account.</summary>
    public string? SourceProfileName => Facts.SourceProfileName;

    /// <summary>The profile for the target account.</summary>
    public string? TargetProfileName => Facts.TargetProfileName;

    /// <summary>The role to assume for work in the source account.</summary>
    public string? SourceAssumeRoleArn => Facts.SourceAssumeRole?.ToString();

    /// <summary>The role to assume for work in the target account.</summary>
    public string? TargetAssumeRoleArn => Facts.TargetAssumeRole?.ToString();

    internal LinkFacts Facts { get; }

    /// <inheritdoc/>
    public bool Equals(LinkProperties? other) => other is not null && Facts == other.Facts;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LinkProperties);

    /// <inheritdoc/>
    public override int GetHashCode() => Facts.GetHashCode();

    /// <summary>The name of the link, or the best that stands for it.</summary>
    public override string ToString() => Name ?? ScraperId ?? ClusterArn ?? SourceRoleArn ?? "(unnamed link)";
}
