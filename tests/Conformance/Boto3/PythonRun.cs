using System.Text.Json;
using System.Text.Json.Nodes;
using XScrape.Conformance.Clients;
using XScrape.Conformance.Models;
using XScrape.Conformance.Stage;
using XScrape.Simulator;

namespace XScrape.Conformance.Boto3;

/// <summary>The checks of python/conformance.py, run once in two processes, each with an AWS of its own and both with one that has faults.</summary>
public sealed class PythonRun : IAsyncDisposable
{
    /// <summary>Every group of checks, and how many there are in it at least.</summary>
    internal static readonly IReadOnlyDictionary<string, int> Groups = new Dictionary<string, int>
    {
        ["scrapers"] = 5, ["updates"] = 3, ["lists"] = 1, ["tags"] = 1, ["logging"] = 1, ["tokens"] = 1, ["errors"] = 5, ["quota"] = 1,
        ["throttling"] = 2, ["waiters"] = 5, ["roles"] = 6, ["chain"] = 3, ["surroundings"] = 3,
    };

    private static readonly FaultPlan s_faults = new()
    {
        Rules =
        [
            new FaultRule { Kind = FaultKind.Throttle, Service = "aps", Operation = "GetDefaultScraperConfiguration", RetryAfterSeconds = 7 },
            new FaultRule { Kind = FaultKind.Throttle, Service = "iam", Operation = "ListRoles" },
            new FaultRule { Kind = FaultKind.ServerError, Service = "aps", Operation = "ListScrapers", AccountId = "111122223333", Times = 1 },
            new FaultRule { Kind = FaultKind.ServerError, Service = "aps", Operation = "ListScrapers", AccountId = "444455556666" },
            new FaultRule { Kind = FaultKind.CutBefore, Service = "sts", Operation = "GetCallerIdentity", Times = 1 },
        ],
        ScraperFailures =
        [
            new ScraperFailure { Status = "CREATION_FAILED", Alias = "fails-creation", Reason = "No free address in subnet-1." },
            new ScraperFailure { Status = "UPDATE_FAILED", Alias = "fails-update*", Reason = "The update did not go through." },
            new ScraperFailure { Status = "DELETION_FAILED", Alias = "fails-deletion", Reason = "An interface is in use." },
        ],
    };

    private readonly Lazy<Task> _run;
    private readonly List<LocalAws> _stages = [];

    public PythonRun() => _run = new Lazy<Task>(RunAsync);

    internal ToolResult Result { get; private set; } = null!;

    internal IReadOnlyList<CheckLine> Checks { get; private set; } = [];

    /// <summary>What the answers had that AWS's models do not allow.</summary>
    internal IReadOnlyList<string> ModelProblems { get; private set; } = [];

    internal IReadOnlyList<Recorded> Exchanges => [.. _stages.SelectMany(stage => stage.Exchanges)];

    /// <summary>Runs the checks, or waits for the test that has begun to.</summary>
    public Task DoneAsync() => _run.Value;

    public async ValueTask DisposeAsync()
    {
        foreach (LocalAws stage in _stages)
        {
            await stage.DisposeAsync();
        }
    }

    private async Task RunAsync()
    {
        string? python = Tool.Find("python3") ?? Tool.Find("python");
        Assert.SkipWhen(python is null, "Python is not installed.");
        ToolResult boto3 = await Tool.RunAsync(python!, ["-c", "import boto3"]);
        Assert.SkipUnless(boto3.ExitCode == 0, "boto3 is not installed for " + python);
        _stages.AddRange(await Task.WhenAll(LocalAws.StartAsync(), LocalAws.StartAsync(), LocalAws.StartInProcessAsync(s_faults)));
        ToolResult[] results = await Task.WhenAll(
            ChecksAsync(python!, _stages[0], "scrapers", "updates", "lists", "tags", "logging", "tokens", "errors"),
            ChecksAsync(python!, _stages[1], "quota", "waiters", "throttling", "roles", "chain", "surroundings"));
        Result = new ToolResult(results[0].Command, results.Max(result => result.ExitCode), string.Concat(results.Select(result => result.Output)), string.Concat(results.Select(result => result.Error)));
        Checks = [.. Result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<CheckLine>(line, JsonSerializerOptions.Web)!)];
        ModelProblems = [.. _stages.SelectMany(stage => stage.TakeModelProblems())];
    }

    private Task<ToolResult> ChecksAsync(string python, LocalAws aws, params string[] groups)
    {
        Dictionary<string, string?> environment = aws.Environment(aws.Source);
        environment["XSCRAPE_STAGE"] = new JsonObject
        {
            ["endpoint"] = Text(aws.Endpoint),
            ["faultyEndpoint"] = Text(_stages[^1].Endpoint),
            ["region"] = aws.Region,
            ["source"] = JsonSerializer.SerializeToNode(aws.Source, JsonSerializerOptions.Web),
            ["target"] = JsonSerializer.SerializeToNode(aws.Target, JsonSerializerOptions.Web),
        }.ToJsonString();
        environment["AWS_ENDPOINT_URL"] = null; // each client is told its own
        environment["AWS_DATA_PATH"] = AwsModels.Found?.Folder; // newer than what botocore brings
        environment["PYTHONIOENCODING"] = "utf-8";
        return Tool.RunAsync(python, [Path.Combine(AppContext.BaseDirectory, "python", "conformance.py"), .. groups], environment);
    }

    private static string Text(Uri endpoint) => endpoint.AbsoluteUri.TrimEnd('/');
}
