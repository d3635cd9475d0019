using System.Globalization;

namespace XScrape.Conformance.Decisions;

/// <summary>What is asked for: an action that the simulator serves, and on what.</summary>
internal sealed record Deed(string Action, string Template, bool HasPolicy = false)
{
    public const string Near = "111122223333";

    public const string Far = "444455556666";

    public const string UserArn = $"arn:aws:iam::{Near}:user/ops/Ann";

    public const string RoleArn = $"arn:aws:iam::{Near}:role/amp/Source";

    public const string SessionArn = $"arn:aws:sts::{Near}:assumed-role/Source/aps-scraper";

    public const string Service = "scraper.aps.amazonaws.com";

    public static IReadOnlyList<Deed> All { get; } =
    [
        new("sts:AssumeRole", "arn:aws:iam::{0}:role/Target", HasPolicy: true),
        new("sts:AssumeRole", "arn:aws:iam::{0}:role/amp/Target", HasPolicy: true),
        new("sts:TagSession", "arn:aws:iam::{0}:role/Target", HasPolicy: true),
        new("aps:RemoteWrite", "arn:aws:aps:us-west-2:{0}:workspace/ws-1", HasPolicy: true),
        new("aps:QueryMetrics", "arn:aws:aps:us-west-2:{0}:workspace/ws-1", HasPolicy: true),
        new("iam:GetRole", "arn:aws:iam::{0}:role/amp/Source"),
        new("iam:PutRolePolicy", "arn:aws:iam::{0}:role/Target"),
        new("iam:PassRole", "arn:aws:iam::{0}:role/amp/Source"),
        new("iam:TagRole", "arn:aws:iam::{0}:role/Target"),
        new("iam:GetUser", "arn:aws:iam::{0}:user/ops/Ann"),
        new("iam:CreatePolicy", "arn:aws:iam::{0}:policy/amp/Write"),
        new("iam:ListRoles", "*"),
        new("aps:DescribeScraper", "arn:aws:aps:us-west-2:{0}:scraper/s-1"),
        new("aps:DescribeWorkspace", "arn:aws:aps:us-west-2:{0}:workspace/ws-1"),
        new("aps:ListScrapers", "*"),
        new("eks:DescribeCluster", "arn:aws:eks:us-west-2:{0}:cluster/prod-1"),
        new("eks:CreateAccessEntry", "arn:aws:eks:us-west-2:{0}:cluster/prod-1"),
        new("eks:ListClusters", "*"),
        new("ec2:DescribeSubnets", "*"),
        new("ec2:DescribeRegions", "*"),
    ];

    public bool IsTrust => Action.StartsWith("sts:", StringComparison.Ordinal);

    public string Resource(string owner) => string.Format(CultureInfo.InvariantCulture, Template, owner);
}
