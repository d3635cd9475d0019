using XScrape.Arns;
using XScrape.Destinations;
using XScrape.Links;
using XScrape.Simulator.Setup;
using XScrape.Sources;

namespace XScrape.Acceptance.Tests.Diagnosis;

/// <summary>Which accounts, cluster and workspace a link has, and how it is made.</summary>
internal sealed record LinkPlan
{
    public const string Yaml = "global:\n  scrape_interval: 30s\nscrape_configs:\n  - job_name: pods\n    kubernetes_sd_configs:\n      - role: pod\n";

    public const string Limit = "Limit";

    public const string LimitDenies = "LimitDenies";

    public const string Forbid = "Forbid";

    public static LinkPlan Usual { get; } = new();

    public string Region { get; init; } = "us-west-2";

    public string SourceAccount { get; init; } = "111122223333";

    public string TargetAccount { get; init; } = "444455556666";

    public string Name { get; init; } = "prod-1";

    public string ClusterName { get; init; } = "prod-1";

    public string Configuration { get; init; } = Yaml;

    public bool LeastPrivilege { get; init; }

    public string? SourceRolePath { get; init; }

    public string? TargetRoleName { get; init; }

    public UnconfirmedFacts Facts { get; init; } = UnconfirmedFacts.Default;

    /// <summary>What is special about the cluster.</summary>
    public Func<ClusterSeed, ClusterSeed> Cluster { get; init; } = seed => seed;

    public string Partition => Arns.Region.Parse(Region).Partition;

    public string ClusterArn => $"arn:{Partition}:eks:{Region}:{SourceAccount}:cluster/{ClusterName}";

    public string WorkspaceArn => WorkspaceOf(TargetAccount, "ws-main");

    public string OtherWorkspace => WorkspaceOf(TargetAccount, "ws-other");

    /// <summary>A workspace in the cluster's own account.</summary>
    public string LocalWorkspace => WorkspaceOf(SourceAccount, "ws-local");

    public LinkFacts Link => LinkConsistency.Complete(new LinkFacts
    {
        Name = ScraperAlias.Parse(Name),
        Region = Arns.Region.Parse(Region),
        Source = new EksSource(Arns.ClusterArn.Parse(ClusterArn)),
        Destination = new WorkspaceDestination(Arns.WorkspaceArn.Parse(WorkspaceArn)),
        SourceRolePath = SourceRolePath is null ? null : RolePath.Parse(SourceRolePath),
        TargetRoleName = TargetRoleName is null ? null : RoleName.Parse(TargetRoleName),
    });

    public IReadOnlyList<AccountSeed> Accounts => SourceAccount == TargetAccount
        ? [Seed(SourceAccount) with { Clusters = [Seed()], WorkspaceArns = [WorkspaceArn, OtherWorkspace, LocalWorkspace] }]
        : [Seed(SourceAccount) with { Clusters = [Seed()], WorkspaceArns = [LocalWorkspace] }, Seed(TargetAccount) with { WorkspaceArns = [WorkspaceArn, OtherWorkspace] }];

    private static AccountSeed Seed(string account) => new()
    {
        AccountId = account,
        ManagedPolicies = new Dictionary<string, string>
        {
            [Limit] = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}""",
            [LimitDenies] = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":["sts:*","aps:*"],"Resource":"*"}]}""",
            [Forbid] = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":["sts:AssumeRole","aps:RemoteWrite"],"Resource":"*"}]}""",
        },
    };

    private ClusterSeed Seed() => Cluster(new ClusterSeed
    {
        ClusterArn = ClusterArn,
        Subnets = [new SubnetSeed("subnet-a", Region + "a"), new SubnetSeed("subnet-b", Region + "b"), new SubnetSeed("subnet-c", Region + "c")],
        SecurityGroupIds = ["sg-1", "sg-2"],
    });

    private string WorkspaceOf(string account, string id) => $"arn:{Partition}:aps:{Region}:{account}:workspace/{id}";
}
