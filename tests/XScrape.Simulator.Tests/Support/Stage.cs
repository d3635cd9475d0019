using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using XScrape.Simulator.Http.Requests;
using XScrape.Simulator.Setup;

namespace XScrape.Simulator.Tests.Support;

/// <summary>A simulator with a manual clock and signed calls into it, without a socket between.</summary>
internal sealed class Stage : IDisposable
{
    public const string Source = "111122223333";
    public const string Target = "444455556666";
    public const string Cluster = "arn:aws:eks:us-west-2:111122223333:cluster/prod-1";
    public const string Workspace = "arn:aws:aps:us-west-2:444455556666:workspace/ws-5d3f9a54-0000-4000-8000-444455556666";
    public const string RemoteWrite = "arn:aws:iam::aws:policy/AmazonPrometheusRemoteWriteAccess";
    public const string SourceRole = "arn:aws:iam::111122223333:role/Source";
    public const string TargetRole = "arn:aws:iam::444455556666:role/Target";
    public const string Pending = "arn:aws:aps:us-west-2:111122223333:scraper/!xscrape-pending";
    public const string Configuration = "global:\n  scrape_interval: 30s\nscrape_configs:\n  - job_name: pods\n    kubernetes_sd_configs:\n      - role: pod\n";

    public Stage(Func<SimulatorOptions, SimulatorOptions>? change = null)
    {
        SimulatorOptions options = SimulatorOptions.TwoAccounts() with { Clock = Clock, WallClock = Clock };
        Simulator = new AwsSimulator(change is null ? options : change(options));
        Keys = Simulator.Accounts.ToDictionary(account => account.AccountId, account => new Signer(account.AccessKeyId, account.SecretAccessKey));
    }

    /// <summary>The next act: the same clock and another simulator.</summary>
    public Stage(Stage before, Func<SimulatorOptions, AwsSimulator> make)
    {
        Clock = before.Clock;
        Simulator = make(before.Simulator.Options);
        Keys = before.Keys;
    }

    public ManualClock Clock { get; } = new();

    public AwsSimulator Simulator { get; }

    /// <summary>The administrators' keys by account id, and any added under a name of their own.</summary>
    public Dictionary<string, Signer> Keys { get; }

    public void Dispose() => Simulator.Dispose();

    public async Task<Answer> SendAsync(SimulatorRequest request) => new(await Simulator.HandleAsync(request, TestContext.Current.CancellationToken));

    /// <summary>IAM, STS and EC2.</summary>
    public Task<Answer> FormAsync(string who, string service, string action, params (string Name, string Value)[] parameters)
    {
        string form = string.Join("&", parameters.Prepend(("Action", action)).Select(pair => Signer.Encode(pair.Item1) + "=" + Signer.Encode(pair.Item2)));
        return SendAsync(Keys[who].Sign(service, service == "iam" ? "us-east-1" : "us-west-2", Clock.GetUtcNow(), "POST", "/", "", Encoding.UTF8.GetBytes(form), ("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")));
    }

    public Task<Answer> IamAsync(string who, string action, params (string Name, string Value)[] parameters) => FormAsync(who, "iam", action, parameters);

    /// <summary>AMP and EKS.</summary>
    public Task<Answer> RestAsync(string who, string service, string method, string path, JsonNode? body = null, string query = "", string region = "us-west-2") =>
        SendAsync(Keys[who].Sign(service, region, Clock.GetUtcNow(), method, path, query, body is null ? [] : Encoding.UTF8.GetBytes(body.ToJsonString())));

    /// <summary>CloudWatch Logs.</summary>
    public Task<Answer> LogsAsync(string who, string operation, JsonNode? body) => SendAsync(Keys[who].Sign(
        "logs", "us-west-2", Clock.GetUtcNow(), "POST", "/", "", Encoding.UTF8.GetBytes((body ?? new JsonObject()).ToJsonString()),
        ("Content-Type", "application/x-amz-json-1.1"), ("X-Amz-Target", "Logs_20140328." + operation)));

    public Task<Answer> AmpAsync(string who, string method, string path, JsonNode? body = null, string query = "") => RestAsync(who, "aps", method, path, body, query);

    public static string SourceTrust(string scraperArn) => $$$$"""{"Version":"2012-10-17","Statement":[{"Sid":"","Effect":"Allow","Principal":{"Service":"scraper.aps.amazonaws.com"},"Action":"sts:AssumeRole","Condition":{"ArnEquals":{"aws:SourceArn":"{{{{scraperArn}}}}"},"StringEquals":{"AWS:SourceAccount":"{{{{Source}}}}"}}}]}""";

    public static string TargetTrust(string scraperArn, string sourceRole = SourceRole) => $$$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{{{sourceRole}}}}"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"{{{{scraperArn}}}}"}}}]}""";

    public static string Allow(string action, string resource) => $$$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"{{{{action}}}}","Resource":"{{{{resource}}}}"}]}""";

    public static JsonObject NewScraper(string? alias = "prod-1", string configuration = Configuration, bool roles = true)
    {
        JsonObject body = new()
        {
            ["scrapeConfiguration"] = new JsonObject { ["configurationBlob"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(configuration)) },
            ["source"] = new JsonObject { ["eksConfiguration"] = new JsonObject { ["clusterArn"] = Cluster, ["subnetIds"] = new JsonArray("subnet-0a1b2c3d4e5f60001", "subnet-0a1b2c3d4e5f60002") } },
            ["destination"] = new JsonObject { ["ampConfiguration"] = new JsonObject { ["workspaceArn"] = Workspace } },
        };
        if (alias is not null)
        {
            body["alias"] = alias;
        }

        if (roles)
        {
            body["roleConfiguration"] = new JsonObject { ["sourceRoleArn"] = SourceRole, ["targetRoleArn"] = TargetRole };
        }

        return body;
    }

    /// <summary>Both roles of the documented procedure, with trust policies that name <paramref name="scraperArn"/>.</summary>
    public async Task MakeRolesAsync(string scraperArn = Pending)
    {
        (await IamAsync(Source, "CreateRole", ("RoleName", "Source"), ("AssumeRolePolicyDocument", SourceTrust(scraperArn)))).Ok();
        (await IamAsync(Source, "PutRolePolicy", ("RoleName", "Source"), ("PolicyName", "assume"), ("PolicyDocument", Allow("sts:AssumeRole", TargetRole)))).Ok();
        (await IamAsync(Target, "CreateRole", ("RoleName", "Target"), ("AssumeRolePolicyDocument", TargetTrust(scraperArn)))).Ok();
        (await IamAsync(Target, "AttachRolePolicy", ("RoleName", "Target"), ("PolicyArn", RemoteWrite))).Ok();
    }

    /// <summary>Creates a scraper and returns its ARN.</summary>
    public async Task<string> MakeScraperAsync(JsonObject? body = null) =>
        (await AmpAsync(Source, "POST", "/scrapers", body ?? NewScraper())).Ok().Json.GetProperty("arn").GetString()!;

    /// <summary>The whole procedure: a scraper that is ACTIVE with both trust policies bound.</summary>
    public async Task<string> MakeLinkAsync()
    {
        await MakeRolesAsync();
        string arn = await MakeScraperAsync();
        Clock.Advance(Simulator.Options.CreationTime);
        await BindAsync(arn);
        return arn;
    }

    public async Task BindAsync(string scraperArn)
    {
        await TrustAsync(Source, "Source", SourceTrust(scraperArn));
        await TrustAsync(Target, "Target", TargetTrust(scraperArn));
    }

    public async Task TrustAsync(string who, string role, string document) =>
        (await IamAsync(who, "UpdateAssumeRolePolicy", ("RoleName", role), ("PolicyDocument", document))).Ok();

    public async Task<JsonElement> DescribeAsync(string scraperArn) =>
        (await AmpAsync(Source, "GET", "/scrapers/" + Id(scraperArn))).Ok().Json.GetProperty("scraper");

    public async Task<string> StatusAsync(string scraperArn) => (await DescribeAsync(scraperArn)).GetProperty("status").GetProperty("statusCode").GetString()!;

    /// <summary>How many series <c>up</c> has in the workspace now.</summary>
    public async Task<int> SeriesAsync(string query = "up") => (await QueryAsync(query)).GetProperty("result").GetArrayLength();

    public async Task<JsonElement> QueryAsync(string query) =>
        (await AmpAsync(Target, "GET", $"/workspaces/{Id(Workspace)}/api/v1/query", null, "query=" + Signer.Encode(query))).Ok().Json.GetProperty("data");

    public static string Id(string arn) => arn[(arn.LastIndexOf('/') + 1)..];
}
