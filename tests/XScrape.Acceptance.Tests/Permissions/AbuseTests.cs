using System.Text.Json.Nodes;
using XScrape.Links.Sides;
using XScrape.Policies;
using XScrape.Simulator.Setup;

namespace XScrape.Acceptance.Tests.Permissions;

/// <summary>No resource and no condition is too wide or superfluous: with a wider one, an abuse becomes possible.</summary>
public sealed class AbuseTests
{
    private const Side Source = Side.Source;
    private const Side Target = Side.Target;
    private const string Resource = PolicyCut.Resource;
    private const string BoundaryKey = "iam:PermissionsBoundary";
    private const string Via = "aws:CalledVia";
    private const string AdministratorAccess = "arn:aws:iam::aws:policy/AdministratorAccess";

    // Two guards in one row stand for each other: the service asks for both, so that one alone keeps the caller out.
    private static readonly Abuse[] s_all =
    [
        new("lets himself into a source-side role of others", Source, "XScrapeRole", Resource, i => Own(i, () => i.TrustMyselfAsync("Admin"))),
        new("lets himself into a target-side role of others", Target, "XScrapeRole", Resource, i => Own(i, () => i.TrustMyselfAsync("Admin"))),
        new("makes a source-side role of any name", Source, "XScrapeMakeRole", Resource, i => i.MakeRoleAsync("Backdoor")),
        new("makes a target-side role of any name", Target, "XScrapeMakeRole", Resource, i => i.MakeRoleAsync("Backdoor")),
        new("reads a source-side role of others", CallerCase.Bounded, Source, [("XScrapeLookForRole", Resource)], i => Own(i, () => i.IamAsync("GetRole", ("RoleName", "Admin")))),
        new("reads a target-side role of others", CallerCase.Bounded, Target, [("XScrapeLookForRole", Resource)], i => Own(i, () => i.IamAsync("GetRole", ("RoleName", "Admin")))),
        new("becomes administrator of the source account through an unbounded role", CallerCase.Bounded, Source, [("XScrapeMakeRole", BoundaryKey)], Escalate),
        new("becomes administrator of the target account through an unbounded role", CallerCase.Bounded, Target, [("XScrapeMakeRole", BoundaryKey)], Escalate),
        new("makes a role with a boundary that bounds nothing", CallerCase.Bounded, Source, [("XScrapeMakeRole", BoundaryKey)], i => i.MakeRoleAsync(i.OwnRole, AdministratorAccess)),
        new("gives everything to a role of that name that was there without boundary", CallerCase.Bounded, Source, [("XScrapeMakeRole", BoundaryKey)], PutIntoUnbounded),
        new("passes a role of others to AMP", Source, "XScrapePassRole", Resource, i => Own(i, () => i.CreateScraperAsync(CallerStage.Cluster, CallerStage.Workspace, $"arn:aws:iam::{i.Account}:role/Admin"))),
        new("passes the role to an instance of his own", Source, "XScrapePassRole", "iam:PassedToService", i => i.WouldAsync("iam:PassRole", i.OwnRoleArn, "iam:PassedToService", "ec2.amazonaws.com")),
        new("sends the cluster's metrics to a stranger's workspace", Source, "XScrapeCreateScraper", Resource, i => i.CreateScraperAsync(CallerStage.Cluster, CallerStage.StrangersWorkspace)),
        new("scrapes another cluster", CallerCase.Default, Source, [("XScrapeCreateScraper", Resource), ("XScrapeReadCluster", Resource), ("XScrapeMakeAccessEntry", Resource)], i => i.CreateScraperAsync(CallerStage.OtherCluster, CallerStage.Workspace)),
        new("tags a workspace", Source, "XScrapeTagScraper", Resource, i => i.TagAsync(CallerStage.OwnWorkspace, i.OwnKey)),
        new("makes another link's scraper his own", Source, "XScrapeTagScraper", "aws:ResourceTag/XScrape:Link", async i => await i.TagAsync(await i.PlantScraperAsync(i.OthersKey), i.OwnKey)),
        new("plants another link's mark on a scraper", Source, "XScrapeTagScraper", "aws:RequestTag/XScrape:Link", async i => await i.TagAsync(await i.PlantScraperAsync(null), i.OthersKey)),
        new("reads scrapers of another Region", Source, "XScrapeReadScraper", Resource, async i => await i.CallAsync("aps", "GET", Scraper(await i.PlantScraperAsync(null, far: true)), region: CallerStage.FarRegion)),
        new("lists scrapers of another Region", Source, "XScrapeListScrapers", "aws:RequestedRegion", i => i.CallAsync("aps", "GET", "/scrapers", region: CallerStage.FarRegion)),
        new("deletes another link's scraper", Source, "XScrapeChangeScraper", "aws:ResourceTag/XScrape:Link", async i => await i.CallAsync("aps", "DELETE", Scraper(await i.PlantScraperAsync(i.OthersKey)))),
        new("deletes a scraper that was made by hand", Source, "XScrapeChangeScraper", "aws:ResourceTag/XScrape:Link", async i => await i.CallAsync("aps", "DELETE", Scraper(await i.PlantScraperAsync(null)))),
        new("deletes a scraper of another Region", Source, "XScrapeChangeScraper", Resource, async i => await i.CallAsync("aps", "DELETE", Scraper(await i.PlantScraperAsync(i.OwnKey, far: true)), region: CallerStage.FarRegion)),
        new("diverts his scraper to a stranger's workspace", Source, "XScrapeChangeDestination", Resource, Divert),
        new("reads another cluster", Source, "XScrapeReadCluster", Resource, i => i.CallAsync("eks", "GET", "/clusters/secret")),
        new("reads the subnets of another Region", Source, "XScrapeReadSubnets", "aws:RequestedRegion", i => i.Ec2Async(CallerStage.FarRegion, "DescribeSubnets")),
        new("reads the account's security groups", Source, "XScrapeReadNetwork", Via, i => i.Ec2Async(CallerStage.Region, "DescribeSecurityGroups")),
        new("makes another service's linked role", CallerCase.Default, Source, [("XScrapeServiceLinkedRole", Resource), ("XScrapeServiceLinkedRole", "iam:AWSServiceName")], i => i.WouldAsync("iam:CreateServiceLinkedRole", Spot(i), "iam:AWSServiceName", "spot.amazonaws.com")),
        new("gives a role access to the cluster", Source, "XScrapeMakeAccessEntry", Via, i => Enter(i, "prod-1")),
        new("gives a role access to another cluster", CallerCase.Default, Source, [("XScrapeMakeAccessEntry", Resource), ("XScrapeMakeAccessEntry", Via)], i => Enter(i, "secret")),
        new("makes a role of his an administrator of the cluster", Source, "XScrapeUnconfirmedAccessPolicy", Via, i => i.PromoteAsync("prod-1")),
        new("makes a role of his an administrator of another cluster", CallerCase.Default, Source, [("XScrapeUnconfirmedAccessPolicy", Resource), ("XScrapeUnconfirmedAccessPolicy", Via)], i => i.PromoteAsync("secret")),
        new("reads another workspace", Source, "XScrapeUnconfirmedReadWorkspace", Resource, i => i.CallAsync("aps", "GET", "/workspaces/ws-own")),
        new("deletes another service's linked role", Source, "XScrapeUnconfirmedServiceLinkedRole", Resource, i => i.WouldAsync("iam:DeleteServiceLinkedRole", Spot(i), "aws:RequestedRegion", CallerStage.Region)),
        new("lets a role of others write metrics", Target, "XScrapeAttachPolicy", Resource, i => Own(i, () => i.IamAsync("AttachRolePolicy", ("RoleName", "Admin"), ("PolicyArn", "arn:aws:iam::aws:policy/AmazonPrometheusRemoteWriteAccess")))),
        new("asks what a source-side role of others may do", CallerCase.Diagnosed, Source, [("XScrapeDiagnoseRole", Resource)], Simulate),
        new("asks what a target-side role of others may do", CallerCase.Diagnosed, Target, [("XScrapeDiagnoseRole", Resource)], Simulate),
        new("maps the account's network in another Region", CallerCase.Diagnosed, Source, [("XScrapeDiagnoseNetwork", "aws:RequestedRegion")], i => i.Ec2Async(CallerStage.FarRegion, "DescribeSecurityGroups")),
        new("reads a VPC of another Region", CallerCase.Diagnosed, Source, [("XScrapeDiagnoseVpc", Resource)], i => i.Ec2Async(CallerStage.FarRegion, "DescribeVpcAttribute", ("VpcId", "vpc-3"), ("Attribute", "enableDnsSupport"))),
        new("reads who else may enter the cluster", CallerCase.Diagnosed, Source, [("XScrapeDiagnoseAccessEntry", Resource)], async i => await i.CallAsync("eks", "GET", await i.PlantEntryAsync("prod-1"))),
        new("reads who may enter another cluster", CallerCase.Diagnosed, Source, [("XScrapeDiagnoseAccessEntry", Resource)], async i => await i.CallAsync("eks", "GET", await i.PlantEntryAsync("secret"))),
        new("queries another workspace", CallerCase.Diagnosed, Target, [("XScrapeDiagnoseWorkspace", Resource)], i => i.CallAsync("aps", "GET", "/workspaces/ws-far/api/v1/query?query=up", region: CallerStage.FarRegion)),
        new("becomes administrator of the target account through a managed policy", Target, "XScrapeAttachPolicy", "iam:PolicyARN", Attach),
    ];

    public static TheoryData<string> Names() => new(s_all.Select(a => a.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Only_a_wider_policy_makes_it_possible(string name)
    {
        Abuse abuse = s_all.Single(a => a.Name == name);

        RawAnswer exact = await TryAsync(abuse, p => p);
        RawAnswer wider = await TryAsync(abuse, p => abuse.Guards.Aggregate(p, (now, guard) => now.Widen(guard.Sid, guard.What)));

        Assert.True(exact.IsDenied, exact.Text);
        Assert.True(wider.Succeeded, wider.Text);
    }

    [Fact]
    public void Every_resource_and_condition_has_its_row() => Assert.Empty(
        from how in CallerCase.All.Append(CallerCase.Diagnosed)
        from side in new[] { Source, Target }
        from statement in how.Policy(side).Statements
        from what in statement.Conditions.Select(c => c.Key).Concat(statement.Resource is ["*"] ? [] : [Resource])
        where !s_all.Any(a => a.Side == side && a.Guards.Contains((statement.Sid!, what)))
        select $"{how} {side} {statement.Sid} {what}");

    private static async Task<RawAnswer> TryAsync(Abuse abuse, Func<PolicyDocument, PolicyDocument> change)
    {
        PolicyDocument source = abuse.How.Policy(Source);
        PolicyDocument target = abuse.How.Policy(Target);
        (PolicyDocument mine, PolicyDocument left, PolicyDocument right) = abuse.Side == Source
            ? (change(source), change(source), target)
            : (change(target), source, change(target));
        using CallerStage stage = new(left, right, UnconfirmedFacts.Default);
        return await abuse.Attempt(new Intruder(stage, abuse.How, abuse.Side, mine));
    }

    private static string Scraper(string arn) => "/scrapers/" + arn[(arn.LastIndexOf('/') + 1)..];

    private static string Spot(Intruder i) => $"arn:aws:iam::{i.Account}:role/aws-service-role/spot.amazonaws.com/AWSServiceRoleForEC2Spot";

    private static async Task<RawAnswer> Own(Intruder i, Func<Task<RawAnswer>> attempt)
    {
        await i.PlantRoleAsync("Admin");
        return await attempt();
    }

    private static async Task<RawAnswer> Escalate(Intruder i)
    {
        RawAnswer made = await i.MakeRoleAsync(i.OwnRole);
        if (made.Succeeded)
        {
            Assert.True((await i.PutEverythingAsync(i.OwnRole)).Succeeded);
            return await i.UseOwnRoleAsync();
        }

        // What he may do instead gains him nothing.
        Assert.True((await i.MakeRoleAsync(i.OwnRole, $"arn:aws:iam::{i.Account}:policy/{CallerCase.Boundary}")).Succeeded);
        Assert.True((await i.PutEverythingAsync(i.OwnRole)).Succeeded);
        Assert.True((await i.UseOwnRoleAsync()).IsDenied);
        return made;
    }

    private static async Task<RawAnswer> PutIntoUnbounded(Intruder i)
    {
        await i.PlantRoleAsync(i.OwnRole, i.Path);
        return await i.PutEverythingAsync(i.OwnRole);
    }

    private static async Task<RawAnswer> Attach(Intruder i)
    {
        Assert.True((await i.MakeRoleAsync(i.OwnRole)).Succeeded);
        Assert.True((await i.PutEverythingAsync(i.OwnRole)).IsDenied);
        RawAnswer attached = await i.IamAsync("AttachRolePolicy", ("RoleName", i.OwnRole), ("PolicyArn", AdministratorAccess));
        return attached.Succeeded ? await i.UseOwnRoleAsync() : attached;
    }

    private static async Task<RawAnswer> Divert(Intruder i) => await i.CallAsync("aps", "PUT", Scraper(await i.PlantScraperAsync(i.OwnKey)), new JsonObject
    {
        ["destination"] = new JsonObject { ["ampConfiguration"] = new JsonObject { ["workspaceArn"] = CallerStage.StrangersWorkspace } },
    });

    private static Task<RawAnswer> Simulate(Intruder i) => Own(i, () =>
        i.IamAsync("SimulatePrincipalPolicy", ("PolicySourceArn", $"arn:aws:iam::{i.Account}:role/Admin"), ("ActionNames.member.1", "iam:CreateRole")));

    private static Task<RawAnswer> Enter(Intruder i, string cluster) => Own(i, () =>
        i.CallAsync("eks", "POST", $"/clusters/{cluster}/access-entries", new JsonObject { ["principalArn"] = $"arn:aws:iam::{i.Account}:role/Admin" }));
}
