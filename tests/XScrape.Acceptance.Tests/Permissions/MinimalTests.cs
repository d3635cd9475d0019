using XScrape.Links.Sides;
using XScrape.Policies;
using XScrape.Simulator.Setup;

namespace XScrape.Acceptance.Tests.Permissions;

/// <summary>No action and no resource is too many: without it, a step of the procedure is denied.</summary>
public sealed class MinimalTests
{
    private const string SourceRole = "New-XAScraperSourceRole";
    private const string TargetRole = "New-XAScraperTargetRole";
    private const string Create = "New-XAScraper";
    private const string Bind = "Update-XATrustPolicy";
    private const string Mend = CallerProcedure.Drift;
    private const string Set = "Set-XAScraper";
    private const string Log = "Set-XAScraper -LogGroupArn";
    private const string NoLog = "Set-XAScraper -NoLogging";
    private const string Recreate = "Set-XAScraper -AllowRecreate";
    private const string Back = "Disconnect-XACluster";

    private static readonly (CallerCase How, Side Side, string Sid, string Action, string Step)[] s_actions =
    [
        (CallerCase.Default, Side.Source, "XScrapeRole", "iam:GetRole", SourceRole),
        (CallerCase.Default, Side.Source, "XScrapeRole", "iam:TagRole", SourceRole),
        (CallerCase.Shared, Side.Source, "XScrapeRole", "iam:UntagRole", Back),
        (CallerCase.Default, Side.Source, "XScrapeRole", "iam:UpdateAssumeRolePolicy", Bind),
        (CallerCase.Default, Side.Source, "XScrapeRole", "iam:GetRolePolicy", Mend),
        (CallerCase.Default, Side.Source, "XScrapeRole", "iam:ListRolePolicies", Mend),
        (CallerCase.Default, Side.Source, "XScrapeRole", "iam:ListAttachedRolePolicies", Back),
        (CallerCase.Default, Side.Source, "XScrapeRole", "iam:ListInstanceProfilesForRole", Back),
        (CallerCase.Default, Side.Source, "XScrapeRole", "iam:DeleteRolePolicy", Back),
        (CallerCase.Default, Side.Source, "XScrapeRole", "iam:DeleteRole", Back),
        (CallerCase.Bounded, Side.Source, "XScrapeLookForRole", "iam:GetRole", SourceRole),
        (CallerCase.Default, Side.Source, "XScrapeMakeRole", "iam:CreateRole", SourceRole),
        (CallerCase.Default, Side.Source, "XScrapeMakeRole", "iam:PutRolePolicy", SourceRole),
        (CallerCase.Default, Side.Source, "XScrapePassRole", "iam:PassRole", Create),
        (CallerCase.Default, Side.Source, "XScrapeCreateScraper", "aps:CreateScraper", Create),
        (CallerCase.Default, Side.Source, "XScrapeTagScraper", "aps:TagResource", Create),
        (CallerCase.Default, Side.Source, "XScrapeReadScraper", "aps:DescribeScraper", "Wait-XAScraper"),
        (CallerCase.Default, Side.Source, "XScrapeReadScraper", "aps:DescribeScraperLoggingConfiguration", Log),
        (CallerCase.Default, Side.Source, "XScrapeListScrapers", "aps:ListScrapers", Create),
        (CallerCase.Default, Side.Source, "XScrapeChangeScraper", "aps:UpdateScraper", Set),
        (CallerCase.Default, Side.Source, "XScrapeChangeScraper", "aps:DeleteScraper", Recreate),
        (CallerCase.Default, Side.Source, "XScrapeChangeScraper", "aps:UpdateScraperLoggingConfiguration", Log),
        (CallerCase.Default, Side.Source, "XScrapeChangeScraper", "aps:DeleteScraperLoggingConfiguration", NoLog),
        (CallerCase.Default, Side.Source, "XScrapeChangeDestination", "aps:UpdateScraper", Set),
        (CallerCase.Default, Side.Source, "XScrapeReadCluster", "eks:DescribeCluster", Create),
        (CallerCase.Default, Side.Source, "XScrapeReadSubnets", "ec2:DescribeSubnets", Create),
        (CallerCase.Default, Side.Source, "XScrapeReadNetwork", "ec2:DescribeSecurityGroups", Create),
        (CallerCase.Default, Side.Source, "XScrapeServiceLinkedRole", "iam:CreateServiceLinkedRole", Create),
        (CallerCase.Default, Side.Source, "XScrapeMakeAccessEntry", "eks:CreateAccessEntry", Create),
        (CallerCase.Default, Side.Source, "XScrapeUnconfirmedAccessPolicy", "eks:AssociateAccessPolicy", Create),
        (CallerCase.Default, Side.Source, "XScrapeUnconfirmedReadWorkspace", "aps:DescribeWorkspace", Create),
        (CallerCase.Default, Side.Source, "XScrapeUnconfirmedServiceLinkedRole", "iam:DeleteServiceLinkedRole", Recreate),
        (CallerCase.Default, Side.Target, "XScrapeRole", "iam:GetRole", TargetRole),
        (CallerCase.Default, Side.Target, "XScrapeRole", "iam:TagRole", TargetRole),
        (CallerCase.Shared, Side.Target, "XScrapeRole", "iam:UntagRole", Back),
        (CallerCase.Default, Side.Target, "XScrapeRole", "iam:UpdateAssumeRolePolicy", Bind),
        (CallerCase.Default, Side.Target, "XScrapeRole", "iam:GetRolePolicy", Mend),
        (CallerCase.Default, Side.Target, "XScrapeRole", "iam:ListRolePolicies", Mend),
        (CallerCase.Default, Side.Target, "XScrapeRole", "iam:ListAttachedRolePolicies", Mend),
        (CallerCase.Default, Side.Target, "XScrapeRole", "iam:ListInstanceProfilesForRole", Back),
        (CallerCase.Least, Side.Target, "XScrapeRole", "iam:DeleteRolePolicy", Back),
        (CallerCase.Default, Side.Target, "XScrapeRole", "iam:DeleteRole", Back),
        (CallerCase.Bounded, Side.Target, "XScrapeLookForRole", "iam:GetRole", TargetRole),
        (CallerCase.Default, Side.Target, "XScrapeMakeRole", "iam:CreateRole", TargetRole),
        (CallerCase.Least, Side.Target, "XScrapeMakeRole", "iam:PutRolePolicy", TargetRole),
        (CallerCase.Default, Side.Target, "XScrapeAttachPolicy", "iam:AttachRolePolicy", TargetRole),
        (CallerCase.Default, Side.Target, "XScrapeAttachPolicy", "iam:DetachRolePolicy", Back),
    ];

    public static TheoryData<string, string, string, string, string> Actions() =>
        new(s_actions.Select(r => (r.How.Name, r.Side.ToString(), r.Sid, r.Action, r.Step)));

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Without_an_action_a_step_is_denied(string how, string side, string sid, string action, string step)
    {
        CallerCase used = CallerCase.All.Single(c => c.Name == how);

        (string Step, string Error)? denied = await RunAsync(used, Enum.Parse<Side>(side), p => p.Without(sid, action));

        Assert.NotNull(denied);
        Assert.Contains("not authorized to perform: " + action, denied.Value.Error, StringComparison.Ordinal);
        Assert.Equal(step, denied.Value.Step);
    }

    [Theory]
    [InlineData("XScrapeCreateScraper", ":cluster/", "aps:CreateScraper")]
    [InlineData("XScrapeCreateScraper", ":workspace/", "aps:CreateScraper")]
    public async Task Without_one_of_two_resources_the_scraper_is_denied(string sid, string resource, string action)
    {
        (string Step, string Error)? denied = await RunAsync(CallerCase.Default, Side.Source, p => p.WithoutResource(sid, resource));

        Assert.Equal(Create, denied?.Step);
        Assert.Contains("not authorized to perform: " + action, denied!.Value.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_action_has_its_row() => Assert.Empty(
        from how in CallerCase.All
        from side in new[] { Side.Source, Side.Target }
        from statement in how.Policy(side).Statements
        from action in statement.Action!
        where !s_actions.Any(r => r.Side == side && r.Sid == statement.Sid && r.Action == action)
        select $"{how} {side} {statement.Sid} {action}");

    private static async Task<(string Step, string Error)?> RunAsync(CallerCase how, Side side, Func<PolicyDocument, PolicyDocument> cut)
    {
        PolicyDocument source = how.Policy(Side.Source);
        PolicyDocument target = how.Policy(Side.Target);
        using CallerStage stage = side == Side.Source
            ? new(cut(source), target, UnconfirmedFacts.Strictest)
            : new(source, cut(target), UnconfirmedFacts.Strictest);
        return await new CallerProcedure(stage, how).RunAsync();
    }
}
