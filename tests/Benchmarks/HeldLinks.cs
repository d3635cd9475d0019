using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using XScrape.Simulator;
using XScrape.Simulator.Http.Requests;
using XScrape.Simulator.Setup;
using XScrape.Simulator.Tests.Support;

namespace XScrape.Benchmarks;

/// <summary>The memory of a simulator that holds many links, all of them ACTIVE, bound and scraped.</summary>
internal static class HeldLinks
{
    private const string Source = "111122223333";
    private const string Target = "444455556666";
    private const string Workspace = "arn:aws:aps:us-west-2:444455556666:workspace/ws-5d3f9a54-0000-4000-8000-444455556666";

    public static async Task<int> RunAsync(string[] args)
    {
        int count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1000;
        double before = Megabytes();
        using AwsSimulator simulator = new(SimulatorOptions.TwoAccounts() with { ScraperQuota = count, RoleQuota = (count * 3) + 1, CreationTime = TimeSpan.Zero });
        Stopwatch watch = Stopwatch.StartNew();
        for (int i = 0; i < count; i++)
        {
            await MakeAsync(simulator, i.ToString(CultureInfo.InvariantCulture));
        }

        TimeSpan making = watch.Elapsed;
        watch.Restart();
        string series = await QueryAsync(simulator);
        Console.WriteLine($"{count} links: {Megabytes() - before:F1} MB managed, {Process.GetCurrentProcess().WorkingSet64 / 1048576.0:F0} MB working set");
        Console.WriteLine($"{simulator.Calls.Total} calls in {making.TotalSeconds:F1} s; count(up) = {series} in {watch.Elapsed.TotalMilliseconds:F0} ms");
        return simulator.Calls.Errors == 0 ? 0 : 1;
    }

    private static double Megabytes() => GC.GetTotalMemory(forceFullCollection: true) / 1048576.0;

    private static async Task MakeAsync(AwsSimulator simulator, string i)
    {
        string source = $"arn:aws:iam::{Source}:role/S{i}";
        string target = $"arn:aws:iam::{Target}:role/T{i}";
        const string Any = "arn:aws:aps:us-west-2:111122223333:scraper/*";
        await FormAsync(simulator, 0, $"Action=CreateRole&RoleName=S{i}&AssumeRolePolicyDocument={Signer.Encode(SourceTrust(Any))}");
        await FormAsync(simulator, 0, $"Action=PutRolePolicy&RoleName=S{i}&PolicyName=p&PolicyDocument={Signer.Encode($$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"{{target}}"}]}""")}");
        await FormAsync(simulator, 1, $"Action=CreateRole&RoleName=T{i}&AssumeRolePolicyDocument={Signer.Encode(TargetTrust(source, "pending"))}");
        await FormAsync(simulator, 1, $"Action=AttachRolePolicy&RoleName=T{i}&PolicyArn=arn:aws:iam::aws:policy/AmazonPrometheusRemoteWriteAccess");
        JsonObject body = new()
        {
            ["alias"] = "link-" + i,
            ["scrapeConfiguration"] = new JsonObject { ["configurationBlob"] = Convert.ToBase64String(Encoding.UTF8.GetBytes($"global:\n  scrape_interval: 30s\nscrape_configs:\n  - job_name: pods-{i}\n    kubernetes_sd_configs:\n      - role: pod\n")) },
            ["source"] = new JsonObject { ["eksConfiguration"] = new JsonObject { ["clusterArn"] = "arn:aws:eks:us-west-2:111122223333:cluster/prod-1", ["subnetIds"] = new JsonArray("subnet-0a1b2c3d4e5f60001") } },
            ["destination"] = new JsonObject { ["ampConfiguration"] = new JsonObject { ["workspaceArn"] = Workspace } },
            ["roleConfiguration"] = new JsonObject { ["sourceRoleArn"] = source, ["targetRoleArn"] = target },
        };
        byte[] answer = await SendAsync(simulator, simulator.Accounts[0], "aps", "POST", "/scrapers", "", Encoding.UTF8.GetBytes(body.ToJsonString()));
        string arn = JsonDocument.Parse(answer).RootElement.GetProperty("arn").GetString()!;
        await FormAsync(simulator, 0, $"Action=UpdateAssumeRolePolicy&RoleName=S{i}&PolicyDocument={Signer.Encode(SourceTrust(arn))}");
        await FormAsync(simulator, 1, $"Action=UpdateAssumeRolePolicy&RoleName=T{i}&PolicyDocument={Signer.Encode(TargetTrust(source, arn))}");
    }

    private static string SourceTrust(string arn) => $$$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"scraper.aps.amazonaws.com"},"Action":"sts:AssumeRole","Condition":{"ArnEquals":{"aws:SourceArn":"{{{{arn}}}}"}}}]}""";

    private static string TargetTrust(string source, string arn) => $$$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{{{source}}}}"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"{{{{arn}}}}"}}}]}""";

    private static async Task<string> QueryAsync(AwsSimulator simulator)
    {
        byte[] answer = await SendAsync(simulator, simulator.Accounts[1], "aps", "GET", $"/workspaces/{Workspace[(Workspace.LastIndexOf('/') + 1)..]}/api/v1/query", "query=count%28up%29", []);
        return JsonDocument.Parse(answer).RootElement.GetProperty("data").GetProperty("result")[0].GetProperty("value")[1].GetString()!;
    }

    private static Task<byte[]> FormAsync(AwsSimulator simulator, int account, string form) =>
        SendAsync(simulator, simulator.Accounts[account], "iam", "POST", "/", "", Encoding.UTF8.GetBytes(form));

    private static async Task<byte[]> SendAsync(AwsSimulator simulator, SimulatedAccount account, string service, string method, string path, string query, byte[] body)
    {
        SimulatorRequest request = new Signer(account.AccessKeyId, account.SecretAccessKey).Sign(service, "us-west-2", DateTimeOffset.UtcNow, method, path, query, body);
        SimulatorResponse response = await simulator.HandleAsync(request, CancellationToken.None);
        return response.StatusCode is >= 200 and < 300 ? response.Body : throw new InvalidOperationException(Encoding.UTF8.GetString(response.Body));
    }
}
