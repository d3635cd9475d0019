using XScrape.Conformance.Clients;
using XScrape.Conformance.Models;
using XScrape.Conformance.Stage;

namespace XScrape.Conformance.Boto3;

/// <summary>The checks of python/conformance.py, run once in two processes, each with an AWS of its own and both with one that has faults.</summary>
public sealed class PythonRun : IAsyncDisposable
{
    /// <summary>Every group of checks, and how many there are in it at least.</summary>
    internal static readonly IReadOnlyDictionary<string, int> Groups = new Dictionary<string, int>
    {
        ["scrapers"] = 5,
        ["updates"] = 3,
        ["lists"] = 1,
        ["tags"] = 1,
        ["logging"] = 1,
        ["tokens"] = 1,
        ["errors"] = 5,
        ["quota"] = 1,
        ["throttling"] = 2,
        ["waiters"] = 5,
        ["roles"] = 6,
        ["chain"] = 3,
        ["surroundings"] = 3,
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
        _ = await FindPythonAsync();
        _stages.AddRange(await Task.WhenAll(LocalAws.StartAsync(), LocalAws.StartAsync(), LocalAws.StartAsync("--faults", Path.Combine(AppContext.BaseDirectory, "Boto3", "faults.json"))));
        ToolResult[] results = await Task.WhenAll(
            ChecksAsync(_stages[0], "scrapers", "updates", "lists", "tags", "logging", "tokens", "errors"),
            ChecksAsync(_stages[1], "quota", "waiters", "throttling", "roles", "chain", "surroundings"));
        Result = new ToolResult(results[0].Command, results.Max(result => result.ExitCode), string.Concat(results.Select(result => result.Output)), string.Concat(results.Select(result => result.Error)));
        Checks = CheckLine.Read(Result.Output);
        ModelProblems = [.. _stages.SelectMany(stage => stage.TakeModelProblems())];
    }

    private Task<ToolResult> ChecksAsync(LocalAws aws, params string[] groups) =>
        RunAsync("conformance.py", aws, groups, ("faultyEndpoint", LocalAws.Text(_stages[^1].Endpoint)));

    /// <summary>Runs a program of python/ on that AWS.</summary>
    internal static async Task<ToolResult> RunAsync(string program, LocalAws aws, string[]? arguments = null, params (string Name, string Value)[] more)
    {
        string python = await FindPythonAsync();
        Dictionary<string, string?> environment = aws.Environment(aws.Source);
        environment["XSCRAPE_STAGE"] = aws.Describe(more);
        environment["AWS_ENDPOINT_URL"] = null; // each client is told its own
        environment["AWS_DATA_PATH"] = AwsModels.Found?.Folder; // newer than what botocore brings
        environment["PYTHONIOENCODING"] = "utf-8";
        return await Tool.RunAsync(python, [Path.Combine(AppContext.BaseDirectory, "python", program), .. arguments ?? []], environment);
    }

    /// <summary>A Python that has boto3; the test is skipped where there is none.</summary>
    private static async Task<string> FindPythonAsync()
    {
        string? python = Tool.Find("python3") ?? Tool.Find("python");
        Assert.SkipWhen(python is null, "Python is not installed.");
        ToolResult boto3 = await Tool.RunAsync(python!, ["-c", "import boto3"]);
        Assert.SkipUnless(boto3.ExitCode == 0, "boto3 is not installed for " + python);
        return python!;
    }
}
