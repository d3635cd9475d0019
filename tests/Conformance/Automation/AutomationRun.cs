using XScrape.Conformance.Clients;
using XScrape.Conformance.Models;
using XScrape.Conformance.Stage;

namespace XScrape.Conformance.Automation;

/// <summary>The checks of python/automation.py, run once.</summary>
public sealed class AutomationRun : IAsyncDisposable
{
    private readonly Lazy<Task> _run;
    private LocalAws? _aws;

    public AutomationRun() => _run = new Lazy<Task>(RunAsync);

    internal LocalAws Aws => _aws!;

    internal ToolResult Result { get; private set; } = null!;

    internal IReadOnlyList<CheckLine> Checks { get; private set; } = [];

    internal IReadOnlyList<string> ModelProblems { get; private set; } = [];

    public Task DoneAsync() => _run.Value;

    public async ValueTask DisposeAsync()
    {
        if (_aws is not null)
        {
            await _aws.DisposeAsync();
        }
    }

    private async Task RunAsync()
    {
        string? python = Tool.Find("python3") ?? Tool.Find("python");
        Assert.SkipWhen(python is null, "Python is not installed.");
        ToolResult needed = await Tool.RunAsync(python!, ["-c", "import boto3, yaml"]);
        Assert.SkipUnless(needed.ExitCode == 0, "boto3 or PyYAML is not installed for " + python);
        _aws = await LocalAws.StartAsync("--propagation", "00:00:00.5", "--creation-time", "00:00:00.3", "--deletion-time", "00:00:00.1");
        Dictionary<string, string?> environment = _aws.Environment(_aws.Source);
        environment["XSCRAPE_STAGE"] = _aws.Describe();
        environment["AWS_DATA_PATH"] = AwsModels.Found?.Folder; // newer than what botocore brings
        environment["PYTHONIOENCODING"] = "utf-8";
        string document = Path.Combine(AppContext.BaseDirectory, "Automation", "XScrape-ConnectCluster.Automation.yaml");
        Result = await Tool.RunAsync(python!, [Path.Combine(AppContext.BaseDirectory, "python", "automation.py"), document], environment);
        Checks = CheckLine.Read(Result.Output);
        ModelProblems = _aws.TakeModelProblems();
    }
}
