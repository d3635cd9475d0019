using XScrape.Arns;
using XScrape.Links;
using XScrape.Links.Owners;
using XScrape.Links.Sides;

namespace XScrape.Permissions;

/// <summary>The resources that one side's caller works on: exact where the link says so, else the narrowest pattern.</summary>
internal sealed record CallerScope
{
    public required string Partition { get; init; }

    /// <summary>The account of this side.</summary>
    public required AccountId Account { get; init; }

    /// <summary>The ARN of this side's role, or a pattern of the default names.</summary>
    public required string Role { get; init; }

    /// <summary>The same without its path, as IAM asks about a role that is not there yet; null where there is no path.</summary>
    public string? RoleWithoutPath { get; init; }

    public Region? Region { get; init; }

    /// <summary>The source, or all clusters of the account in the Region; null on the target side, and for a kind that has no ARN.</summary>
    public string? Source { get; init; }

    /// <summary>The workspace, or all of the target account in the Region; null where not even the Region is known.</summary>
    public string? Workspace { get; init; }

    /// <summary>The scraper that the link names; it may carry no owner tag.</summary>
    public ScraperArn? Scraper { get; init; }

    /// <summary>The operator and the value that the owner tag of the link, or of all links between the two accounts, passes.</summary>
    public (string Operator, string Value) Owner { get; init; }

    public static CallerScope Of(Side side, LinkFacts link)
    {
        LinkFacts facts = LinkConsistency.Complete(link);
        bool isSource = side == Side.Source;
        AccountId account = isSource ? SourceOf(facts) : TargetOf(facts);
        string partition = facts.Partition ?? throw LinkFacts.Missing("partition", "-Region");
        string path = (isSource ? facts.SourceRolePath : facts.TargetRolePath)?.ToString() ?? "/";
        string roles = $"arn:{partition}:iam::{account}:role";
        string name = NameOf(isSource, facts);
        CallerScope scope = new()
        {
            Partition = partition,
            Account = account,
            Role = roles + path + name,
            RoleWithoutPath = path == "/" ? null : $"{roles}/{name}",
            Region = facts.Region,
            Workspace = facts.Destination?.ToString() ?? (facts.Region is null ? null : $"arn:{partition}:aps:{facts.Region}:{TargetOf(facts)}:workspace/*"),
        };
        return isSource ? scope.WithSource(facts) : scope;
    }

    private CallerScope WithSource(LinkFacts facts)
    {
        Region region = facts.Region ?? throw LinkFacts.Missing("Region", "-Region");
        AccountId target = TargetOf(facts);
        return this with
        {
            Source = facts.Source is not null ? facts.Source.Arn : $"arn:{Partition}:eks:{region}:{Account}:cluster/*",
            Scraper = facts.Scraper ?? (facts.ScraperId is null ? null : new ScraperArn(Partition, region, Account, facts.ScraperId)),
            Owner = facts.Name is null
                ? ("StringLike", $"{Partition}:{region}:{Account}:{target}:*")
                : ("StringEquals", facts.Key.ToString()),
        };
    }

    private static string NameOf(bool isSource, LinkFacts facts)
    {
        Side side = isSource ? Side.Source : Side.Target;
        RoleName? known = isSource ? facts.SourceRoleName : facts.TargetRoleName;
        return known?.ToString() ?? (facts.Name is null ? LinkKey.DefaultRoles(side) : facts.Key.DefaultRole(side).ToString());
    }

    private static AccountId SourceOf(LinkFacts facts) => facts.SourceAccount ?? throw LinkFacts.Missing("source account", "-SourceAccountId or -ClusterArn");

    private static AccountId TargetOf(LinkFacts facts) => facts.TargetAccount ?? throw LinkFacts.Missing("target account", "-TargetAccountId or -WorkspaceArn");
}
