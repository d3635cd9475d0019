namespace XScrape.Simulator.Setup;

/// <summary>An EKS cluster with the network it stands in.</summary>
public sealed record ClusterSeed
{
    /// <summary>The cluster's ARN, of any partition and Region.</summary>
    public required string ClusterArn { get; init; }

    /// <summary>Its VPC.</summary>
    public string VpcId { get; init; } = "vpc-0a1b2c3d4e5f60001";

    /// <summary>Its subnets.</summary>
    public IReadOnlyList<SubnetSeed> Subnets { get; init; } = [];

    /// <summary>Its security groups; the first is the cluster's own.</summary>
    public IReadOnlyList<string> SecurityGroupIds { get; init; } = ["sg-0a1b2c3d4e5f60001"];

    /// <summary>How many nodes it has in each of its subnets.</summary>
    public int NodesPerSubnet { get; init; } = 1;

    /// <summary>The security groups of its nodes, and so of their pods; none: the cluster's own. Each allows its own members, and what is in none of them reaches no node.</summary>
    public IReadOnlyList<string> NodeSecurityGroupIds { get; init; } = [];

    /// <summary>Whether the API server has a private endpoint, which a collector needs.</summary>
    public bool EndpointPrivateAccess { get; init; } = true;

    /// <summary>Whether the API server has a public endpoint.</summary>
    public bool EndpointPublicAccess { get; init; } = true;

    /// <summary>API, API_AND_CONFIG_MAP or CONFIG_MAP; in the last one the collector must be mapped by hand.</summary>
    public string AuthenticationMode { get; init; } = "API_AND_CONFIG_MAP";

    /// <summary>Whether the collector's role has been mapped by hand (CONFIG_MAP only).</summary>
    public bool CollectorMapped { get; init; }

    /// <summary>The cluster's status.</summary>
    public string Status { get; init; } = "ACTIVE";

    /// <summary>enableDnsSupport of the VPC.</summary>
    public bool DnsSupport { get; init; } = true;

    /// <summary>enableDnsHostnames of the VPC.</summary>
    public bool DnsHostnames { get; init; } = true;

    /// <summary>Whether the security groups let HTTPS out.</summary>
    public bool AllowsEgress { get; init; } = true;

    /// <summary>Whether the security groups allow their own members.</summary>
    public bool AllowsIngress { get; init; } = true;

    /// <summary>
    /// Targets that do not answer, such as behind a closed port: names of jobs, or a job, a slash and an instance, with <c>*</c> and <c>?</c>.
    /// The collector writes <c>up</c> 0 for them.
    /// </summary>
    public IReadOnlyList<string> ClosedTargets { get; init; } = [];
}
