using XScrape.Conformance.Clients;
using XScrape.Conformance.Stage;

namespace XScrape.Conformance.NodeJs;

/// <summary>The checks of javascript/procedure.js, run once.</summary>
public sealed class NodeRun : IAsyncDisposable
{
    private readonly Lazy<Task> _run;
    private LocalAws? _aws;

    public NodeRun() => _run = new Lazy<Task>(RunAsync);

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
        string? node = Tool.Find("node");
        Assert.SkipWhen(node is null, "Node.js is not installed.");
        string folder = Path.Combine(Checkout.Root, "tests", "Conformance", "javascript");
        Assert.SkipUnless(Directory.Exists(Path.Combine(folder, "node_modules", "@aws-sdk", "client-amp")), "The AWS SDK for JavaScript is not installed: run npm install in tests/Conformance/javascript.");
        _aws = await LocalAws.StartAsync();
        Dictionary<string, string?> environment = _aws.Environment(_aws.Source);
        environment["XSCRAPE_STAGE"] = _aws.Describe();
        environment["AWS_ENDPOINT_URL"] = null; // each client is told its own
        Result = await Tool.RunAsync(node!, [Path.Combine(folder, "procedure.js")], environment, folder);
        Checks = CheckLine.Read(Result.Output);
        ModelProblems = _aws.TakeModelProblems();
    }
}
