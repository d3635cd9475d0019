using XScrape.Arns;
using XScrape.Cloud.Amp;
using XScrape.Cloud.Ec2;
using XScrape.Cloud.Eks;
using XScrape.Cloud.Iam;
using XScrape.Links;

namespace XScrape.Diagnosis.Snapshots;

/// <summary>Everything that was read about a link, for checks that call nothing. Null is what was not looked for.</summary>
/// <param name="Link">The link with all that is known of it, its scraper's ARN and network among it.</param>
internal sealed record LinkSnapshot(ScraperLink Link)
{
    public LinkFacts Facts => Link.Facts;

    public Observation<Scraper>? Scraper { get; init; }

    /// <summary>All scrapers of the source account in the Region.</summary>
    public Observation<IReadOnlyList<Scraper>>? Scrapers { get; init; }

    /// <summary>Other scrapers that a trust policy of the link names, as far as this identity can look for them.</summary>
    public IReadOnlyDictionary<ScraperArn, Observation<Scraper>> Neighbours { get; init; } = new Dictionary<ScraperArn, Observation<Scraper>>();

    public Observation<IamRole>? SourceRole { get; init; }

    public Observation<IamRole>? TargetRole { get; init; }

    /// <summary>Whether the source role may assume the target role, by its own policies.</summary>
    public Observation<PolicySimulation>? SourceGrant { get; init; }

    /// <summary>Whether the target role may write to the workspace, by its own policies.</summary>
    public Observation<PolicySimulation>? TargetGrant { get; init; }

    public Observation<AmpWorkspace>? Workspace { get; init; }

    public Observation<ResourcePolicy>? WorkspacePolicy { get; init; }

    public Observation<EksCluster>? Cluster { get; init; }

    public Observation<EksAccessEntry>? AccessEntry { get; init; }

    /// <summary>The subnets of collector and cluster.</summary>
    public Observation<IReadOnlyList<Ec2Subnet>>? Subnets { get; init; }

    /// <summary>The security groups of collector, cluster and nodes.</summary>
    public Observation<IReadOnlyList<Ec2SecurityGroup>>? SecurityGroups { get; init; }

    /// <summary>The instances that are the cluster's nodes, by their tag.</summary>
    public Observation<IReadOnlyList<Ec2Instance>>? Nodes { get; init; }

    /// <summary>The scrape configuration that a scraper will get, where there is none yet.</summary>
    public string? PlannedConfiguration { get; init; }

    public Observation<VpcDns>? DnsSupport { get; init; }

    public Observation<VpcDns>? DnsHostnames { get; init; }

    /// <summary>Whose account the source identity is, where that was doubtful and is another one than the link's.</summary>
    public AccountId? WrongSource { get; init; }

    /// <summary>Whose account the target identity is, where that was doubtful and is another one than the link's.</summary>
    public AccountId? WrongTarget { get; init; }

    /// <summary>Whether the link has a role configuration or needs one: accounts differ, or the workspace has a customer's key.</summary>
    public bool NeedsRoles => Facts.SourceRole is not null || Facts.TargetRole is not null || (Facts.SourceAccount != Facts.TargetAccount && !WritesElsewhere)
        || Workspace?.Value?.KmsKeyArn is not null;

    /// <summary>Whether the scraper was seen to write to no workspace, such as to CloudWatch, and nothing says that it should.</summary>
    private bool WritesElsewhere => Facts.Destination is null && Scraper?.Value is { Destination: null };

    /// <summary>The subnets that the collector has, or would have.</summary>
    public IdList CollectorSubnets => Facts.Subnets is { Count: > 0 } own ? own
        : Choice is { Subnets.Count: > 0 } choice ? choice.Ids
        : Cluster?.Value?.Subnets ?? IdList.Empty;

    /// <summary>What would be chosen for a collector whose link names no subnets.</summary>
    private SubnetChoice? Choice => Cluster?.Value is EksCluster cluster && Subnets?.Value is IReadOnlyList<Ec2Subnet> all ? SubnetChoice.Of(cluster, all) : null;

    /// <summary>The security groups that the collector has, or would have: AWS takes the cluster's own.</summary>
    public IdList CollectorGroups => Facts.SecurityGroups is { Count: > 0 } own ? own
        : Cluster?.Value?.ClusterSecurityGroup is string group ? IdList.Of([group]) : IdList.Empty;

    /// <summary>The security groups of the API server's network interfaces.</summary>
    public IReadOnlyList<string> ApiServerGroups => Cluster?.Value is not EksCluster cluster ? []
        : [.. cluster.SecurityGroups.Concat(cluster.ClusterSecurityGroup is string group ? [group] : []).Distinct()];
}
