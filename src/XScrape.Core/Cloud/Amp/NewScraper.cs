using XScrape.Arns;

namespace XScrape.Cloud.Amp;

/// <summary>What CreateScraper is given. The configuration is YAML text; the adapter encodes it once.</summary>
internal sealed record NewScraper(
    ScraperAlias Alias,
    ClusterArn Cluster,
    IdList Subnets,
    IdList? SecurityGroups,
    WorkspaceArn Workspace,
    RoleArn SourceRole,
    RoleArn TargetRole,
    string Configuration,
    string ClientToken,
    IReadOnlyDictionary<string, string> Tags);
