using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using XScrape.Conformance.Clients;
using XScrape.Conformance.Stage;

namespace XScrape.Conformance.AwsCli;

/// <summary>
/// The documented procedure with the AWS CLI, its policies and commands word for word; what its text asks the reader to put
/// in is put in. It runs once, and the tests look at what each step said.
/// </summary>
public sealed class ProcedureRun : IAsyncDisposable
{
    private const string Configuration = """
        global:
          scrape_interval: 30s
        scrape_configs:
          - job_name: kubernetes-pods
            kubernetes_sd_configs:
              - role: pod
        """;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly Lazy<Task> _run;
    private LocalAws? _aws;

    public ProcedureRun() => _run = new Lazy<Task>(RunAsync);

    internal LocalAws Aws => _aws!;

    /// <summary>The answer to the command exactly as it stands, with base64 for the blob.</summary>
    internal ToolResult CreatedWithBase64 { get; private set; } = null!;

    internal ToolResult Created { get; private set; } = null!;

    internal JsonElement Listed { get; private set; }

    internal int SeriesBefore { get; private set; }

    internal int SeriesAfter { get; private set; }

    internal JsonElement SourceRole { get; private set; }

    internal JsonElement TargetRole { get; private set; }

    internal string ScraperArn => Created.Json.GetProperty("arn").GetString()!;

    /// <summary>Runs the procedure, or waits for the test that has begun to.</summary>
    public Task DoneAsync() => _run.Value;

    public async ValueTask DisposeAsync()
    {
        if (_aws is not null)
        {
            await _aws.DisposeAsync();
        }
    }

    internal static string Text(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "AwsCli", "Procedure", name)).ReplaceLineEndings("\n");

    internal string SourceTrust(string scraperArn) =>
        Text("source-trust.json").Replace("$ACCOUNT_ID", Aws.Source.Account, StringComparison.Ordinal).Replace("$SCRAPER_ARN", scraperArn, StringComparison.Ordinal);

    /// <summary>The page prints the statement only; the reader writes the document around it.</summary>
    internal string TargetTrust(string scraperArn)
    {
        string statement = Text("target-trust-statement.json").Replace("account_id_source", Aws.Source.Account, StringComparison.Ordinal).Replace("$SCRAPER_ARN", scraperArn, StringComparison.Ordinal);
        return new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray(JsonNode.Parse(statement)) }.ToJsonString();
    }

    private async Task RunAsync()
    {
        _ = AwsCommand.Program;
        _aws = await LocalAws.StartAsync();
        AwsCommand source = new(_aws, _aws.Source);
        AwsCommand target = new(_aws, _aws.Target);
        await CreateRolesAsync(source, target);

        CreatedWithBase64 = await source.ShellAsync(CreateCommand("configurationBlob=" + Convert.ToBase64String(Encoding.UTF8.GetBytes(Configuration))));
        Created = CreatedWithBase64.ExitCode == 0 ? CreatedWithBase64 : await source.ShellAsync(CreateCommand($"configurationBlob='{Configuration}'"));
        Assert.True(Created.ExitCode == 0, Created.ToString());
        await source.RunAsync("amp", "wait", "scraper-active", "--scraper-id", Created.Json.GetProperty("scraperId").GetString()!);
        Listed = (await source.RunAsync("amp", "list-scrapers")).Json;

        SeriesBefore = await CountAsync();
        await source.RunAsync("iam", "update-assume-role-policy", "--role-name", "Source", "--policy-document", SourceTrust(ScraperArn));
        await target.RunAsync("iam", "update-assume-role-policy", "--role-name", "Target", "--policy-document", TargetTrust(ScraperArn));
        using CancellationTokenSource tooLong = new(s_patience);
        while ((SeriesAfter = await CountAsync()) == 0 && !tooLong.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), CancellationToken.None);
        }

        SourceRole = (await source.RunAsync("iam", "get-role", "--role-name", "Source")).Json.GetProperty("Role");
        TargetRole = (await target.RunAsync("iam", "get-role", "--role-name", "Target")).Json.GetProperty("Role");
    }

    private async Task CreateRolesAsync(AwsCommand source, AwsCommand target)
    {
        const string Placeholder = "$SCRAPER_ARN";
        await source.RunAsync("iam", "create-role", "--role-name", "Source", "--assume-role-policy-document", SourceTrust(Placeholder));
        await target.RunAsync("iam", "create-role", "--role-name", "Target", "--assume-role-policy-document", TargetTrust(Placeholder));
        await target.RunAsync("iam", "attach-role-policy", "--role-name", "Target", "--policy-arn", "arn:aws:iam::aws:policy/AmazonPrometheusRemoteWriteAccess");
        string permission = Text("source-permission.json").Replace("$TARGET_ACCOUNT_ROLE_ARN", $"arn:aws:iam::{Aws.Target.Account}:role/Target", StringComparison.Ordinal);
        await source.RunAsync("iam", "put-role-policy", "--role-name", "Source", "--policy-name", "AssumeTarget", "--policy-document", permission);
    }

    /// <summary>The command of the page. It lacks the blank before one line's end, without which two options are one word.</summary>
    private string CreateCommand(string blob)
    {
        Dictionary<string, string> values = new()
        {
            ["}\"\\\n"] = "}\" \\\n",
            ["$SOURCE_ACCOUNT_ID"] = Aws.Source.Account,
            ["$TARGET_ACCOUNT_ID"] = Aws.Target.Account,
            ["$CLUSTER_NAME"] = Last(Aws.Source.ClusterArn!),
            ["$EKS_SUBNET_IDS"] = string.Join(',', Aws.Source.SubnetIds),
            ["$TARGET_AMP_WORKSPACE_ID"] = Last(Aws.Target.WorkspaceArn!),
            ["configurationBlob=<base64-encoded-blob>"] = blob,
        };
        return values.Aggregate(Text("create-scraper.txt"), (text, value) => text.Replace(value.Key, value.Value, StringComparison.Ordinal));
    }

    private async Task<int> CountAsync()
    {
        using WorkspaceQuery query = new(Aws.Endpoint, Aws.Region, Aws.Target.AccessKeyId, Aws.Target.SecretAccessKey);
        return await query.CountAsync(Aws.Target.WorkspaceArn!, "up", CancellationToken.None);
    }

    private static string Last(string arn) => arn[(arn.LastIndexOf('/') + 1)..];
}
