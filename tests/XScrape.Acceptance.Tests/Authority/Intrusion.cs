using System.Text.Json.Nodes;
using XScrape.Acceptance.Tests.Permissions;
using XScrape.Links;
using XScrape.Links.Owners;
using XScrape.Links.Sides;
using XScrape.Policies;
using XScrape.Policies.Trust;

namespace XScrape.Acceptance.Tests.Authority;

/// <summary>What somebody with one right plants.</summary>
/// <param name="Right">The right, as the suite counts them.</param>
/// <param name="What">What is planted.</param>
/// <param name="Actions">The actions that the attacker has.</param>
/// <param name="PlantAsync">Plants it, with the attacker's own calls.</param>
internal sealed record Intrusion(string Right, string What, string[] Actions, Func<AuthorityStage, ScraperLink, Task> PlantAsync)
{
    public const string Evil = "s-evil0000-1234-1234-1234-123456789012";

    public const string EvilArn = "arn:aws:aps:us-west-2:111122223333:scraper/" + Evil;

    /// <summary>The rights that an attacker may have alone; each has at least one row below.</summary>
    public static IReadOnlyList<string> Rights { get; } = ["TagRole", "TagResource", "CreateScraper and PassRole", "UpdateAssumeRolePolicy", "write access to the CSV"];

    private static readonly string[] s_tagRole = ["iam:TagRole"];
    private static readonly string[] s_create = ["aps:CreateScraper", "iam:PassRole", "eks:*", "ec2:Describe*", "iam:CreateServiceLinkedRole", "aps:DescribeWorkspace"];

    public static IReadOnlyList<Intrusion> All { get; } =
    [
        new("TagRole", "an intent for a scraper that does not exist", s_tagRole, (s, l) => TagRolesAsync(s, l, Evil)),
        new("TagRole", "an intent for another team's scraper", s_tagRole, async (s, l) => await TagRolesAsync(s, l, await TeamScraperAsync(s))),
        new("TagRole", "another link's owner tag", s_tagRole, (s, l) => TagRolesAsync(s, l, Evil, owner: "aws:us-west-2:111122223333:444455556666:other")),
        new("TagResource", "the owner tag on another team's scraper", ["aps:TagResource"], async (s, l) => await TagScraperAsync(s, l, await TeamScraperAsync(s))),
        new("CreateScraper and PassRole", "a scraper with alias, ends and roles of the link", s_create, (s, l) => CreateAsync(s, l, "prod-1")),
        new("CreateScraper and PassRole", "a scraper without alias", s_create, (s, l) => CreateAsync(s, l, null)),
        new("CreateScraper and PassRole", "a scraper with another alias", s_create, (s, l) => CreateAsync(s, l, "other")),
        new("UpdateAssumeRolePolicy", "a statement of one's own", ["iam:UpdateAssumeRolePolicy", "iam:GetRole"], (s, l) => StatementAsync(s, l, "Evil")),
        new("UpdateAssumeRolePolicy", "a statement with our Sid", ["iam:UpdateAssumeRolePolicy", "iam:GetRole"], (s, l) => StatementAsync(s, l, ExpectedTrust.Sid + "evil")),
        new("write access to the CSV", "the ARN of a scraper that does not exist", [], (_, _) => Task.CompletedTask) { Row = (f, _) => With(f, Evil) },
        new("write access to the CSV", "the ARN of another team's scraper", [], async (s, _) => await TeamScraperAsync(s)) { Row = (f, team) => With(f, team) },
        new("write access to the CSV", "a source role of a stranger's account", [], (_, _) => Task.CompletedTask)
        {
            Row = (f, _) => new LinkFacts { Name = f.Name, Region = f.Region, TargetAccount = f.TargetAccount, SourceRole = Arns.RoleArn.Parse("arn:aws:iam::999988887777:role/Theirs"), SourceAccount = Arns.AccountId.Parse("999988887777") },
        },
    ];

    /// <summary>What the row says instead of what the administrator would.</summary>
    public Func<LinkFacts, string, LinkFacts> Row { get; init; } = (facts, _) => facts;

    public override string ToString() => $"{Right}: {What}";

    /// <summary>The id of a scraper that another team's administrator made between the same ends, with roles of its own.</summary>
    public static string TeamScraper(AuthorityStage stage) => stage.TeamScraper ?? Evil;

    private static async Task<string> TeamScraperAsync(AuthorityStage stage)
    {
        const string trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"scraper.aps.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
        string key = stage.Simulator.Accounts[0].AccessKeyId;
        _ = await stage.AskAsync(RawCall.Form(key, "iam", "CreateRole", ("RoleName", "Team"), ("AssumeRolePolicyDocument", trust)));
        return stage.TeamScraper = await CreateAsync(stage, key, "team", "arn:aws:iam::111122223333:role/Team", "arn:aws:iam::444455556666:role/Team");
    }

    private static async Task TagRolesAsync(AuthorityStage stage, ScraperLink link, string scraper, string? owner = null)
    {
        foreach ((string key, string role) in new[] { (AuthorityStage.AttackerKey, link.SourceRoleName!), (AuthorityStage.TargetAttackerKey, link.TargetRoleName!) })
        {
            List<(string, string)> form = [("RoleName", role), ("Tags.member.1.Key", "XScrape:Shared"), ("Tags.member.1.Value", "true"), ("Tags.member.2.Key", "XScrape:Scraper:us-west-2:" + scraper), ("Tags.member.2.Value", link.SourceRoleArn!)];
            if (owner is not null)
            {
                form.AddRange([("Tags.member.3.Key", OwnerTag.Key), ("Tags.member.3.Value", owner)]);
            }

            _ = await stage.AskAsync(RawCall.Form(key, "iam", "TagRole", [.. form]));
        }
    }

    private static Task TagScraperAsync(AuthorityStage stage, ScraperLink link, string scraper) => stage.AskAsync(new RawCall(
        AuthorityStage.AttackerKey, "aps", "POST", "/tags/" + Uri.EscapeDataString("arn:aws:aps:us-west-2:111122223333:scraper/" + scraper),
        new JsonObject { ["tags"] = new JsonObject { [OwnerTag.Key] = link.Facts.Key.ToString() } }.ToJsonString()));

    private static Task CreateAsync(AuthorityStage stage, ScraperLink link, string? alias) => CreateAsync(stage, AuthorityStage.AttackerKey, alias, link.SourceRoleArn!, link.TargetRoleArn!);

    private static async Task<string> CreateAsync(AuthorityStage stage, string key, string? alias, string sourceRole, string targetRole)
    {
        JsonObject body = new()
        {
            ["scrapeConfiguration"] = new JsonObject { ["configurationBlob"] = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(ChangingCmdlet.Yaml)) },
            ["source"] = new JsonObject { ["eksConfiguration"] = new JsonObject { ["clusterArn"] = stage.Cluster, ["subnetIds"] = new JsonArray([.. stage.Simulator.Accounts[0].SubnetIds.Select(s => (JsonNode)s)]) } },
            ["destination"] = new JsonObject { ["ampConfiguration"] = new JsonObject { ["workspaceArn"] = stage.Workspace } },
            ["roleConfiguration"] = new JsonObject { ["sourceRoleArn"] = sourceRole, ["targetRoleArn"] = targetRole },
        };
        if (alias is not null)
        {
            body["alias"] = alias;
        }

        RawAnswer made = await stage.AskAsync(new RawCall(key, "aps", "POST", "/scrapers", body.ToJsonString()));
        stage.Clock.Pass(TimeSpan.FromHours(1));
        return JsonNode.Parse(made.Text)!["scraperId"]!.ToString();
    }

    private static async Task StatementAsync(AuthorityStage stage, ScraperLink link, string sid)
    {
        PolicyDocument evil = PolicyDocument.Parse($$$"""{"Version":"2012-10-17","Statement":[{"Sid":"{{{sid}}}","Effect":"Allow","Principal":{"Service":"scraper.aps.amazonaws.com"},"Action":"sts:AssumeRole","Condition":{"ArnEquals":{"aws:SourceArn":"{{{EvilArn}}}"},"StringEquals":{"aws:SourceAccount":"111122223333"} } }]}""");
        PolicyDocument now = (await stage.TrustAsync(Side.Source, link.Facts))!;
        _ = await stage.AskAsync(RawCall.Form(AuthorityStage.AttackerKey, "iam", "UpdateAssumeRolePolicy", ("RoleName", link.SourceRoleName!), ("PolicyDocument", now.With(evil.Statements[0]).ToJson())));
    }

    private static LinkFacts With(LinkFacts facts, string scraper) => facts with { ScraperId = Arns.ScraperId.Parse(scraper), Scraper = Arns.ScraperArn.Parse("arn:aws:aps:us-west-2:111122223333:scraper/" + scraper) };
}
