using System.Text.Json.Nodes;
using XScrape.Links;
using XScrape.Links.Owners;
using XScrape.Links.Sides;
using XScrape.Policies;

namespace XScrape.Acceptance.Tests.Permissions;

/// <summary>A caller who tries what is none of his business, with calls of his own.</summary>
internal sealed class Intruder(CallerStage stage, CallerCase how, Side side, PolicyDocument policy)
{
    private const string Anything = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";
    private const string Blob = "Z2xvYmFsOgogIHNjcmFwZV9pbnRlcnZhbDogMzBzCnNjcmFwZV9jb25maWdzOgogIC0gam9iX25hbWU6IHBvZHMKICAgIGt1YmVybmV0ZXNfc2RfY29uZmlnczoKICAgICAgLSByb2xlOiBwb2QK";

    private readonly LinkFacts _facts = LinkRoles.Named(how.Facts(how.Links[0]));

    public string Account => CallerStage.AccountOf(side);

    /// <summary>The name of the role that the caller may work on.</summary>
    public string OwnRole => (side == Side.Source ? _facts.SourceRoleName : _facts.TargetRoleName)!.ToString();

    public string OwnRoleArn => (side == Side.Source ? _facts.SourceRole : _facts.TargetRole)!.ToString();

    public string OwnKey => _facts.Key.ToString();

    public string OthersKey => (_facts.Key with { Name = Arns.ScraperAlias.Parse("somebody-elses") }).ToString();

    public string Path => how.Path ?? "/";

    private string TrustInMe => $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{Account}}:user/caller"},"Action":"sts:AssumeRole"}]}""";

    public Task<RawAnswer> IamAsync(string action, params (string, string)[] values) => stage.AskAsync(RawCall.Form(CallerStage.KeyOf(Account), "iam", action, values));

    public Task<RawAnswer> CallAsync(string service, string method, string path, JsonNode? body = null, string region = CallerStage.Region) =>
        stage.AskAsync(new RawCall(CallerStage.KeyOf(Account), service, method, path, body?.ToJsonString() ?? string.Empty) { Region = region });

    public Task<RawAnswer> Ec2Async(string region, string action, params (string, string)[] values) =>
        stage.AskAsync(RawCall.Form(CallerStage.KeyOf(Account), "ec2", action, values) with { Region = region });

    /// <summary>An administrator's role that an administrator let into a cluster.</summary>
    public async Task<string> PlantEntryAsync(string cluster)
    {
        await PlantRoleAsync("Admin");
        string role = $"arn:aws:iam::{Account}:role/Admin";
        RawAnswer made = await stage.AskAsync(new RawCall(stage.AdminKey(side), "eks", "POST", $"/clusters/{cluster}/access-entries", new JsonObject { ["principalArn"] = role }.ToJsonString()));
        Assert.True(made.Succeeded, made.Text);
        return $"/clusters/{cluster}/access-entries/{Uri.EscapeDataString(role)}";
    }

    /// <summary>Gives a role that is let into a cluster already all that there is in it.</summary>
    public async Task<RawAnswer> PromoteAsync(string cluster) => await CallAsync("eks", "POST", await PlantEntryAsync(cluster) + "/access-policies", new JsonObject
    {
        ["policyArn"] = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
        ["accessScope"] = new JsonObject { ["type"] = "cluster" },
    });

    /// <summary>An administrator's role that was there before.</summary>
    public Task<RawAnswer> PlantRoleAsync(string name, string path = "/") => AsAdminAsync("CreateRole", ("RoleName", name), ("Path", path), ("AssumeRolePolicyDocument", TrustInMe));

    public Task<RawAnswer> TrustMyselfAsync(string role) => IamAsync("UpdateAssumeRolePolicy", ("RoleName", role), ("PolicyDocument", TrustInMe));

    public Task<RawAnswer> MakeRoleAsync(string name, string? boundary = null) => IamAsync(
        "CreateRole",
        [("RoleName", name), ("Path", Path), ("AssumeRolePolicyDocument", TrustInMe), .. boundary is null ? [] : new[] { ("PermissionsBoundary", boundary) }]);

    public Task<RawAnswer> PutEverythingAsync(string role) => IamAsync("PutRolePolicy", ("RoleName", role), ("PolicyName", "Everything"), ("PolicyDocument", Anything));

    /// <summary>As the own role, makes a role that the caller himself may not make.</summary>
    public async Task<RawAnswer> UseOwnRoleAsync()
    {
        RawAnswer session = await stage.AskAsync(RawCall.Form(CallerStage.KeyOf(Account), "sts", "AssumeRole", ("RoleArn", OwnRoleArn), ("RoleSessionName", "me")));
        Assert.True(session.Succeeded, session.Text);
        return await stage.AskAsync(RawCall.Form(session.Xml("AccessKeyId"), "iam", "CreateRole", ("RoleName", "Backdoor"), ("AssumeRolePolicyDocument", TrustInMe)) with { Token = session.Xml("SessionToken") });
    }

    /// <summary>A scraper that an administrator made, ACTIVE, with the owner tag of a link or none.</summary>
    public async Task<string> PlantScraperAsync(string? owner, bool far = false)
    {
        JsonObject body = Scraper(far ? CallerStage.FarCluster : CallerStage.Cluster, far ? CallerStage.FarWorkspace : CallerStage.Workspace, _facts.SourceRole!.ToString());
        body["tags"] = owner is null ? new JsonObject() : new JsonObject { [OwnerTag.Key] = owner };
        RawAnswer made = await stage.AskAsync(new RawCall(stage.AdminKey(Side.Source), "aps", "POST", "/scrapers", body.ToJsonString()) { Region = far ? CallerStage.FarRegion : CallerStage.Region });
        Assert.True(made.Succeeded, made.Text);
        stage.Clock.Pass(TimeSpan.FromHours(1));
        return JsonNode.Parse(made.Text)!["arn"]!.ToString();
    }

    public Task<RawAnswer> CreateScraperAsync(string cluster, string workspace, string? sourceRole = null) =>
        CallAsync("aps", "POST", "/scrapers", Scraper(cluster, workspace, sourceRole ?? OwnRoleArn));

    public Task<RawAnswer> TagAsync(string arn, string owner) =>
        CallAsync("aps", "POST", "/tags/" + Uri.EscapeDataString(arn), new JsonObject { ["tags"] = new JsonObject { [OwnerTag.Key] = owner } });

    /// <summary>What IAM's policy simulator says of a call to a service that is not simulated.</summary>
    public async Task<RawAnswer> WouldAsync(string action, string resource, string key, string value)
    {
        RawAnswer said = await AsAdminAsync(
            "SimulateCustomPolicy",
            ("PolicyInputList.member.1", policy.ToJson()), ("ActionNames.member.1", action), ("ResourceArns.member.1", resource),
            ("ContextEntries.member.1.ContextKeyName", key), ("ContextEntries.member.1.ContextKeyType", "string"), ("ContextEntries.member.1.ContextKeyValues.member.1", value));
        return said.Xml("EvalDecision") == "allowed" ? said : new RawAnswer(403, "not authorized to perform: " + action);
    }

    public async Task<RawAnswer> AsAdminAsync(string action, params (string, string)[] values)
    {
        RawAnswer answer = await stage.AskAsync(RawCall.Form(stage.AdminKey(side), "iam", action, values));
        Assert.True(answer.Succeeded, answer.Text);
        return answer;
    }

    private JsonObject Scraper(string cluster, string workspace, string sourceRole) => new()
    {
        ["scrapeConfiguration"] = new JsonObject { ["configurationBlob"] = Blob },
        ["source"] = new JsonObject { ["eksConfiguration"] = new JsonObject { ["clusterArn"] = cluster, ["subnetIds"] = Subnets(cluster) } },
        ["destination"] = new JsonObject { ["ampConfiguration"] = new JsonObject { ["workspaceArn"] = workspace } },
        ["roleConfiguration"] = new JsonObject { ["sourceRoleArn"] = sourceRole, ["targetRoleArn"] = _facts.TargetRole!.ToString() },
    };

    private static JsonArray Subnets(string cluster)
    {
        int number = cluster switch { CallerStage.Cluster => 1, CallerStage.OtherCluster => 2, _ => 3 };
        return [$"subnet-{number}a", $"subnet-{number}b"];
    }
}
