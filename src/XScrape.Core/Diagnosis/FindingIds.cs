using static XScrape.Diagnosis.FindingSeverity;

namespace XScrape.Diagnosis;

/// <summary>
/// The ids of findings about links, and how much each matters by default. Scripts rely on them; each has
/// its row in docs/findings.md.
/// </summary>
internal static class FindingIds
{
    public const string SourceIdentity = nameof(SourceIdentity);
    public const string TargetIdentity = nameof(TargetIdentity);
    public const string Region = nameof(Region);

    public const string Scraper = nameof(Scraper);
    public const string ScraperStatus = nameof(ScraperStatus);
    public const string ScraperEnds = nameof(ScraperEnds);
    public const string ScraperRoles = nameof(ScraperRoles);
    public const string ScraperConfiguration = nameof(ScraperConfiguration);
    public const string ScraperTwin = nameof(ScraperTwin);
    public const string ScraperQuota = nameof(ScraperQuota);

    public const string SourceRole = nameof(SourceRole);
    public const string SourceTrust = nameof(SourceTrust);
    public const string SourceTrustScope = nameof(SourceTrustScope);
    public const string SourcePermission = nameof(SourcePermission);
    public const string SourceDeny = nameof(SourceDeny);
    public const string SourceBoundary = nameof(SourceBoundary);

    public const string TargetRole = nameof(TargetRole);
    public const string TargetTrust = nameof(TargetTrust);
    public const string TargetTrustScope = nameof(TargetTrustScope);
    public const string TargetPermission = nameof(TargetPermission);
    public const string TargetDeny = nameof(TargetDeny);
    public const string TargetBoundary = nameof(TargetBoundary);

    public const string Workspace = nameof(Workspace);
    public const string WorkspaceStatus = nameof(WorkspaceStatus);
    public const string WorkspaceKey = nameof(WorkspaceKey);
    public const string WorkspacePolicy = nameof(WorkspacePolicy);

    public const string Cluster = nameof(Cluster);
    public const string ClusterStatus = nameof(ClusterStatus);
    public const string ClusterAge = nameof(ClusterAge);
    public const string ClusterEndpoint = nameof(ClusterEndpoint);
    public const string ClusterAccess = nameof(ClusterAccess);
    public const string ClusterMapping = nameof(ClusterMapping);

    public const string Subnet = nameof(Subnet);
    public const string SubnetZone = nameof(SubnetZone);
    public const string SubnetZoneShared = nameof(SubnetZoneShared);
    public const string SubnetAddress = nameof(SubnetAddress);
    public const string SecurityGroup = nameof(SecurityGroup);
    public const string CollectorEgress = nameof(CollectorEgress);
    public const string ApiServerIngress = nameof(ApiServerIngress);
    public const string TargetNetwork = nameof(TargetNetwork);
    public const string VpcDnsSupport = nameof(VpcDnsSupport);
    public const string VpcDnsHostnames = nameof(VpcDnsHostnames);

    /// <summary>Asked for with -Proof alone.</summary>
    public const string Data = nameof(Data);

    /// <summary>Asked for with -Proof alone; one for each job.</summary>
    public const string Targets = nameof(Targets);

    public const string OrganizationPolicies = nameof(OrganizationPolicies);
    public const string KeyGrants = nameof(KeyGrants);

    /// <summary>What is no failure of the chain but should be seen; everything else here stops the samples, or a new link.</summary>
    private static readonly Dictionary<string, FindingSeverity> s_lesser = new(StringComparer.Ordinal)
    {
        [ScraperConfiguration] = Warning,
        [ScraperQuota] = Warning,
        [SourceTrustScope] = Warning,
        [TargetTrustScope] = Warning,
        [ClusterAge] = Warning,
        [SubnetZone] = Warning,
        [TargetNetwork] = Warning,
        [SubnetZoneShared] = Warning,
        [ClusterMapping] = Information,
        [OrganizationPolicies] = Information,
        [KeyGrants] = Information,
    };

    /// <summary>Every id.</summary>
    public static IEnumerable<string> All => typeof(FindingIds).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!);

    public static FindingSeverity SeverityOf(string id) => s_lesser.TryGetValue(id, out FindingSeverity severity) ? severity : Error;

    /// <summary>The row of the id on the page of findings.</summary>
    public static Uri HelpOf(string id) => new("https://github.com/xscrape/xscrape/blob/main/docs/findings.md#" + id);
}
