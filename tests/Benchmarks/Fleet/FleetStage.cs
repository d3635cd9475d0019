using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace XScrape.Benchmarks.Fleet;

/// <summary>A simulator in a process of its own, and a folder with what the tools read: the fleet, the configuration and the keys.</summary>
internal sealed class FleetStage : IDisposable
{
    private const string Yaml = "global:\n  scrape_interval: 30s\nscrape_configs:\n  - job_name: pods\n    kubernetes_sd_configs:\n      - role: pod\n";

    private readonly BenchmarkServer _serve;
    private readonly HttpClient _http = new();

    private FleetStage(BenchmarkServer serve, string folder)
    {
        _serve = serve;
        Folder = folder;
        _http.DefaultRequestHeaders.Add("X-XScrape-Control", "benchmark");
    }

    public static string Region => "us-west-2";

    public string Folder { get; }

    public string Endpoint => _serve.Endpoint.AbsoluteUri.TrimEnd('/');

    public static async Task<FleetStage> StartAsync(FleetCase which)
    {
        string folder = Directory.CreateTempSubdirectory("xscrape-bench-").FullName;
        List<string> options = ["--latency", "00:00:00.05", "--creation-time", "00:00:05", "--scraper-quota", "5000", "--role-quota", "5000"];
        if (which.Limits)
        {
            string faults = Path.Combine(folder, "faults.json");
            await File.WriteAllTextAsync(faults, """
                { "rules": [
                  { "kind": "Throttle", "service": "aps", "ratePerSecond": 10, "burst": 10, "retryAfterSeconds": 1 },
                  { "kind": "Throttle", "service": "iam", "ratePerSecond": 20, "burst": 20 } ] }
                """);
            options.AddRange(["--faults", faults]);
        }

        FleetStage stage = new(await BenchmarkServer.StartAsync([.. options]), folder);
        await stage.WriteAsync(which.Links);
        return stage;
    }

    /// <summary>What the simulator counted since it started.</summary>
    public async Task<(int Calls, int Writes, int Polls, int Throttles)> CallsAsync()
    {
        using JsonDocument log = JsonDocument.Parse(await _http.GetStringAsync(new Uri(_serve.Endpoint, "/_xscrape/calls")));
        JsonElement[] calls = [.. log.RootElement.GetProperty("calls").EnumerateArray()];
        return (
            log.RootElement.GetProperty("total").GetInt32(),
            calls.Count(c => c.GetProperty("isWrite").GetBoolean() && c.GetProperty("statusCode").GetInt32() < 300),
            calls.Count(c => c.GetProperty("operation").GetString() is "ListScrapers" or "DescribeScraper"),
            calls.Count(c => c.GetProperty("fault").ValueKind == JsonValueKind.String));
    }

    public void Dispose()
    {
        _serve.Dispose();
        _http.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task WriteAsync(int links)
    {
        JsonElement source = _serve.Accounts[0];
        JsonElement target = _serve.Accounts[1];
        string cluster = source.GetProperty("clusterArn").GetString()!;
        string workspace = target.GetProperty("workspaceArn").GetString()!;
        string[] subnets = [.. source.GetProperty("subnetIds").EnumerateArray().Select(s => s.GetString()!)];
        string[] names = [.. Enumerable.Range(1, links).Select(n => string.Create(CultureInfo.InvariantCulture, $"link-{n}"))];
        await File.WriteAllTextAsync(At("prometheus.yml"), Yaml);
        await File.WriteAllTextAsync(At("fleet.csv"), "Name,ClusterArn,WorkspaceArn,SubnetId\n" + string.Concat(names.Select(n => $"{n},{cluster},{workspace},{string.Join(';', subnets)}\n")));
        await File.WriteAllTextAsync(At("accounts.json"), new JsonObject { ["source"] = Node(source), ["target"] = Node(target) }.ToJsonString());
        await File.WriteAllTextAsync(At("credentials"), Profile("source", source) + Profile("target", target));
        Directory.CreateDirectory(At("terraform"));
        JsonObject variables = new()
        {
            ["endpoint"] = Endpoint,
            ["region"] = Region,
            ["source_account"] = Node(source),
            ["target_account"] = Node(target),
            ["configuration"] = Yaml,
            ["links"] = new JsonObject(names.Select(n => new KeyValuePair<string, JsonNode?>(n, new JsonObject
            {
                ["cluster"] = cluster,
                ["workspace"] = workspace,
                ["subnets"] = new JsonArray([.. subnets.Select(s => JsonValue.Create(s))]),
            }))),
        };
        await File.WriteAllTextAsync(At("terraform/links.auto.tfvars.json"), variables.ToJsonString());
    }

    private string At(string name) => Path.Combine(Folder, name);

    private static JsonObject Node(JsonElement account) => new()
    {
        ["account"] = account.GetProperty("account").GetString(),
        ["accessKeyId"] = account.GetProperty("accessKeyId").GetString(),
        ["secretAccessKey"] = account.GetProperty("secretAccessKey").GetString(),
    };

    private static string Profile(string name, JsonElement account) =>
        $"# {name} {account.GetProperty("account").GetString()}\n[{name}]\naws_access_key_id = {account.GetProperty("accessKeyId").GetString()}\naws_secret_access_key = {account.GetProperty("secretAccessKey").GetString()}\n";
}
