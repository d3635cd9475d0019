using System.Net.Http.Json;
using System.Text.Json;
using XScrape.Conformance.Clients;
using XScrape.Conformance.Stage;

namespace XScrape.Conformance.AwsCli;

/// <summary>
/// A rehearsal as a team would do it: two empty accounts, cluster and workspace by the AWS CLI, two users with the policies that
/// Get-XACallerPolicy prints, and then the module in PowerShell as these users.
/// </summary>
public sealed class RehearsalTests : IAsyncLifetime
{
    private const string Source = "111122223333";
    private const string Target = "444455556666";
    private const string Cluster = $"arn:aws:eks:us-west-2:{Source}:cluster/prod-1";
    private const string LogGroup = "/aws/prometheus/prod-1";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("xscrape-rehearsal-");
    private readonly List<string> _profiles = [];
    private LocalAws _aws = null!;

    private AwsCommand AsSource => new(_aws, _aws.Source);

    private AwsCommand AsTarget => new(_aws, _aws.Target);

    public async ValueTask InitializeAsync() => _aws = await LocalAws.StartAsync("--accounts", Write("accounts.json", $$"""[{"accountId":"{{Source}}"},{"accountId":"{{Target}}"}]"""));

    public async ValueTask DisposeAsync()
    {
        await _aws.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Two_empty_accounts_end_in_metrics()
    {
        string[] subnets = await MakeClusterAsync();
        string workspace = await TextAsync(AsTarget, "amp", "create-workspace", "--alias", "metrics", "--query", "arn");
        await AsSource.RunAsync("logs", "create-log-group", "--log-group-name", LogGroup);
        await MakeUsersAsync(workspace);

        JsonElement link = await ConnectAsync(workspace);

        Assert.Equal("Active Bound", $"{link.GetProperty("status").GetString()} {link.GetProperty("trust").GetString()}");
        Assert.Equal(subnets.Order(StringComparer.Ordinal), Texts(link, "subnets").Order(StringComparer.Ordinal));
        Assert.Empty(Texts(link, "failing"));
        // A default VPC has public subnets only.
        Assert.Contains(Texts(link, "warnings"), w => w.Contains("public ones are used", StringComparison.Ordinal) && w.Contains(subnets[0], StringComparison.Ordinal));
        string scraper = link.GetProperty("scraperArn").GetString()!;
        Assert.Equal(scraper, await TextAsync(AsSource, "amp", "list-scrapers", "--query", "scrapers[?status.statusCode=='ACTIVE'].arn"));
        Assert.Equal(LogGroup, await TextAsync(AsSource, "logs", "describe-log-groups", "--query", "logGroups[].logGroupName"));
        using JsonDocument chain = JsonDocument.Parse(await ControlAsync(HttpMethod.Get, "chain?scraperArn=" + Uri.EscapeDataString(scraper)));
        Assert.True(chain.RootElement.GetProperty("metricsFlow").GetBoolean(), chain.RootElement.GetRawText());
    }

    private async Task<string[]> MakeClusterAsync()
    {
        string[] subnets = (await TextAsync(AsSource, "ec2", "describe-subnets", "--filters", "Name=default-for-az,Values=true", "--query", "Subnets[].SubnetId")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        string role = await TextAsync(
            AsSource, "iam", "create-role", "--role-name", "eks", "--query", "Role.Arn", "--assume-role-policy-document",
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"eks.amazonaws.com"},"Action":"sts:AssumeRole"}]}""");
        await AsSource.RunAsync(
            "eks", "create-cluster", "--name", "prod-1", "--role-arn", role, "--access-config", "authenticationMode=API_AND_CONFIG_MAP",
            "--resources-vpc-config", $"subnetIds={string.Join(',', subnets)},endpointPrivateAccess=true");
        await ControlAsync(HttpMethod.Post, "clock", new { advance = "00:30:00" });
        Assert.Equal("ACTIVE", await TextAsync(AsSource, "eks", "describe-cluster", "--name", "prod-1", "--query", "cluster.status"));
        return subnets;
    }

    /// <summary>The users have what the printed policies allow, and nothing else.</summary>
    private async Task MakeUsersAsync(string workspace)
    {
        await ShellAsync($$"""
            foreach ($side in 'Source', 'Target') {
                Get-XACallerPolicy -Side $side -Name prod-1 -ClusterArn '{{Cluster}}' -WorkspaceArn '{{workspace}}' -Diagnosis | Set-Content -LiteralPath (Join-Path '{{_folder.FullName}}' "$side.json")
            }
            """);
        await MakeUserAsync("eks", AsSource, "Source.json");
        await MakeUserAsync("obs", AsTarget, "Target.json");
        Write("credentials", string.Concat(_profiles));
    }

    private async Task MakeUserAsync(string name, AwsCommand admin, string policy)
    {
        string arn = await TextAsync(admin, "iam", "create-policy", "--policy-name", "XScrape", "--policy-document", "file://" + Path.Combine(_folder.FullName, policy), "--query", "Policy.Arn");
        await admin.RunAsync("iam", "create-user", "--user-name", name);
        await admin.RunAsync("iam", "attach-user-policy", "--user-name", name, "--policy-arn", arn);
        string[] keys = (await TextAsync(admin, "iam", "create-access-key", "--user-name", name, "--query", "AccessKey.[AccessKeyId,SecretAccessKey]")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        _profiles.Add($"[{name}]\naws_access_key_id = {keys[0]}\naws_secret_access_key = {keys[1]}\n");
    }

    private async Task<JsonElement> ConnectAsync(string workspace)
    {
        string result = Path.Combine(_folder.FullName, "link.json");
        await ShellAsync($$"""
            $aws = @{ SourceProfileName = 'eks'; TargetProfileName = 'obs'; ProfileLocation = '{{Path.Combine(_folder.FullName, "credentials")}}'; Region = '{{_aws.Region}}'; EndpointUrl = '{{LocalAws.Text(_aws.Endpoint)}}' }
            $link = Connect-XACluster -Name prod-1 -ClusterArn '{{Cluster}}' -WorkspaceArn '{{workspace}}' -ScrapeConfigurationPath '{{Write("prometheus.yml", CliStage.Configuration)}}' @aws -WarningVariable said -WarningAction SilentlyContinue
            $null = $link | Set-XAScraper -LogGroupArn 'arn:aws:logs:{{_aws.Region}}:{{Source}}:log-group:{{LogGroup}}:*'
            # Nobody made nodes, so that their security groups are not known.
            $failing = @($link | Test-XAScraper | Where-Object { -not $_.Passed -and $_.Id -notin 'OrganizationPolicies', 'TargetNetwork' } | ForEach-Object { "$_" })
            @{ status = "$($link.Status)"; trust = "$($link.Trust)"; scraperArn = $link.ScraperArn; subnets = @($link.SubnetId); failing = $failing; warnings = @($said | ForEach-Object { "$_" }) } |
                ConvertTo-Json | Set-Content -LiteralPath '{{result}}'
            """);
        using JsonDocument document = JsonDocument.Parse(await File.ReadAllTextAsync(result, TestContext.Current.CancellationToken));
        return document.RootElement.Clone();
    }

    /// <summary>A script in the pinned PowerShell; any error ends it and the test.</summary>
    private async Task ShellAsync(string script)
    {
        string file = Write("run.ps1", $"$ErrorActionPreference = 'Stop'\nImport-Module '{Pester.PinnedShell.Fact("Module")}'\n{script}\n");
        string[] command = Pester.PinnedShell.Command("-File", file);
        Dictionary<string, string?> environment = _aws.Environment(_aws.Source);
        foreach (string name in environment.Keys.Where(k => k.StartsWith("AWS_", StringComparison.Ordinal)).ToArray())
        {
            environment[name] = null; // the module is told by its own parameters
        }

        ToolResult result = await Tool.RunAsync(command[0], command[1..], environment);
        Assert.True(result.ExitCode == 0, result.ToString());
    }

    private static async Task<string> TextAsync(AwsCommand command, params string[] arguments) => (await command.RunAsync([.. arguments, "--output", "text"])).Output.Trim();

    private static string[] Texts(JsonElement json, string name) => [.. json.GetProperty(name).EnumerateArray().Select(one => one.GetString()!)];

    private async Task<string> ControlAsync(HttpMethod method, string path, object? body = null)
    {
        using HttpClient client = new();
        using HttpRequestMessage request = new(method, new Uri(_aws.Endpoint, "/_xscrape/" + path)) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("X-XScrape-Control", "1");
        using HttpResponseMessage answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        string text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return answer.IsSuccessStatusCode ? text : throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {text}");
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
