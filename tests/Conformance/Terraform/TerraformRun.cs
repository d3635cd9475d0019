using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using XScrape.Conformance.Clients;
using XScrape.Conformance.Stage;

namespace XScrape.Conformance.Terraform;

/// <summary>Terraform's AWS provider with two accounts from the first apply to the last destroy. Runs once; the tests look at the steps.</summary>
public sealed class TerraformRun : IAsyncDisposable
{
    private readonly Lazy<Task> _run;
    private LocalAws? _aws;

    public TerraformRun() => _run = new Lazy<Task>(RunAsync);

    internal LocalAws Aws => _aws!;

    internal ToolResult Applied { get; private set; } = null!;

    /// <summary>The plan after the apply: exit code 0 says that nothing is to be done, 2 that something is.</summary>
    internal ToolResult Planned { get; private set; } = null!;

    internal ToolResult Updated { get; private set; } = null!;

    internal ToolResult Imported { get; private set; } = null!;

    internal ToolResult Destroyed { get; private set; } = null!;

    /// <summary>What each call was, by the end of each step.</summary>
    internal int CallsBeforeUpdate { get; private set; }

    internal int CallsAfterUpdate { get; private set; }

    internal IReadOnlyList<string> ModelProblems { get; private set; } = [];

    /// <summary>Runs everything, or waits for the test that has begun to.</summary>
    public Task DoneAsync() => _run.Value;

    public async ValueTask DisposeAsync()
    {
        if (_aws is not null)
        {
            await _aws.DisposeAsync();
        }
    }

    private static string Source => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Terraform", "main.tf")).ReplaceLineEndings("\n");

    private async Task RunAsync()
    {
        string folder = await ApplyAsync();
        if (Applied.ExitCode == 0)
        {
            await GoOnAsync(folder, Scraper(Applied));
        }

        ModelProblems = Aws.TakeModelProblems();
    }

    /// <summary>Only the first apply, with the placeholder in both trusts; the scraper's ARN.</summary>
    internal async Task<string> ApplyOnceAsync()
    {
        await ApplyAsync();
        Assert.True(Applied.ExitCode == 0, Applied.ToString());
        return Scraper(Applied);
    }

    private async Task<string> ApplyAsync()
    {
        _ = TerraformCommand.Find();
        _aws = await LocalAws.StartAsync();
        string folder = Directory.CreateDirectory(Path.Combine(_aws.Folder, "first")).FullName;
        await WriteAsync(folder, Source);
        await new TerraformCommand(_aws).InitAsync(folder);

        Applied = await TerraformAsync(folder, ["apply", "-auto-approve", "-input=false", .. Variables("prod-1", "30s", $"arn:aws:aps:{Aws.Region}:{Aws.Source.Account}:scraper/*")]);
        return folder;
    }

    private async Task GoOnAsync(string folder, string scraperArn)
    {
        Planned = await TerraformAsync(folder, ["plan", "-detailed-exitcode", "-input=false", .. Variables("prod-1", "30s", $"arn:aws:aps:{Aws.Region}:{Aws.Source.Account}:scraper/*")]);
        string[] bound = Variables("prod-1b", "60s", scraperArn);
        CallsBeforeUpdate = Aws.Exchanges.Count;
        Updated = await TerraformAsync(folder, ["apply", "-auto-approve", "-input=false", .. bound]);
        CallsAfterUpdate = Aws.Exchanges.Count;
        Imported = await ImportAsync(folder, scraperArn, bound);

        // The provider gives up waiting for the scraper's end, so the rest is for a second run, which finds it gone.
        await TerraformAsync(folder, ["destroy", "-auto-approve", "-input=false", "-refresh=false", .. bound]);
        Destroyed = await TerraformAsync(folder, ["destroy", "-auto-approve", "-input=false", .. bound]);
    }

    /// <summary>Imports all five resources into a state that knows nothing; timeouts stand in the configuration only and would show as a change.</summary>
    private async Task<ToolResult> ImportAsync(string first, string scraperArn, string[] variables)
    {
        string folder = Directory.CreateDirectory(Path.Combine(Aws.Folder, "second")).FullName;
        (string Provider, string To, string Id)[] imports =
        [
            ("source", "aws_iam_role.source", "Source"),
            ("target", "aws_iam_role.target", "Target"),
            ("source", "aws_iam_role_policy.assume_target", "Source:AssumeTarget"),
            ("target", "aws_iam_role_policy_attachment.remote_write", "Target/arn:aws:iam::aws:policy/AmazonPrometheusRemoteWriteAccess"),
            ("source", "aws_prometheus_scraper.this", scraperArn.Split('/')[1]),
        ];
        string blocks = string.Concat(imports.Select(import => $"import {{\n  provider = aws.{import.Provider}\n  to = {import.To}\n  id = \"{import.Id}\"\n}}\n"));
        await WriteAsync(folder, Regex.Replace(Source, "  timeouts \\{[^}]*\\}\n", string.Empty) + blocks);
        File.Copy(Path.Combine(first, ".terraform.lock.hcl"), Path.Combine(folder, ".terraform.lock.hcl"));
        return await TerraformAsync(folder, ["apply", "-auto-approve", "-input=false", .. variables], Path.Combine(first, ".terraform"));
    }

    private async Task WriteAsync(string folder, string configuration)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "main.tf"), configuration);
        JsonObject variables = new()
        {
            ["endpoint"] = LocalAws.Text(Aws.Endpoint),
            ["region"] = Aws.Region,
            ["source_account"] = Account(Aws.Source),
            ["target_account"] = Account(Aws.Target),
            ["cluster_arn"] = Aws.Source.ClusterArn,
            ["subnet_ids"] = JsonSerializer.SerializeToNode(Aws.Source.SubnetIds),
            ["workspace_arn"] = Aws.Target.WorkspaceArn,
        };
        await File.WriteAllTextAsync(Path.Combine(folder, "terraform.tfvars.json"), variables.ToJsonString());
    }

    private static JsonObject Account(StageAccount account) =>
        new() { ["account"] = account.Account, ["accessKeyId"] = account.AccessKeyId, ["secretAccessKey"] = account.SecretAccessKey };

    private static string[] Variables(string alias, string interval, string scraperArn) =>
        ["-var", "alias=" + alias, "-var", "interval=" + interval, "-var", "scraper_arn=" + scraperArn];

    private static string Scraper(ToolResult applied) => Regex.Match(applied.Output, "scraper_arn = \"([^\"]+)\"").Groups[1].Value;

    private async Task<ToolResult> TerraformAsync(string folder, params string[] arguments) => await TerraformAsync(folder, arguments, null);

    private Task<ToolResult> TerraformAsync(string folder, string[] arguments, string? data) => new TerraformCommand(Aws).RunAsync(folder, arguments, data);
}
