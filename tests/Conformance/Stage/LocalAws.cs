using XScrape.Conformance.Models;
using XScrape.Simulator;

namespace XScrape.Conformance.Stage;

/// <summary>A simulated AWS that a suite has for itself: serve as a process, and the gateway that hears what it answers.</summary>
internal sealed class LocalAws : IAsyncDisposable
{
    private readonly IAsyncDisposable _inner;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("xscrape-conformance-");
    private readonly Gateway _gateway;
    private int _checked;

    private LocalAws(IAsyncDisposable inner, Gateway gateway, IReadOnlyList<StageAccount> accounts)
    {
        _inner = inner;
        _gateway = gateway;
        Source = accounts.First(account => account.ClusterArn is not null);
        Target = accounts.First(account => account.WorkspaceArn is not null);
        // Version 1 of the CLI prints times as they come; this is the default of version 2.
        File.WriteAllText(Path.Combine(_folder.FullName, "config"), "[default]\ncli_timestamp_format = iso8601\n");
    }

    /// <summary>A folder that goes with this AWS.</summary>
    public string Folder => _folder.FullName;

    public StageAccount Source { get; }

    public StageAccount Target { get; }

    public string Region => Source.ClusterArn!.Split(':')[3];

    public Uri Endpoint => _gateway.Endpoint;

    public IReadOnlyList<Recorded> Exchanges => _gateway.Exchanges;

    /// <summary>Starts serve with scrapers that are created in a second.</summary>
    public static async Task<LocalAws> StartAsync(params string[] options)
    {
        ServeProcess serve = await ServeProcess.StartAsync(["--creation-time", "00:00:01", "--update-time", "00:00:00.5", "--deletion-time", "00:00:01", .. options]);
        return new LocalAws(serve, await Gateway.StartAsync(serve.Endpoint), serve.Accounts);
    }

    /// <summary>Starts a simulator in this process, with the same times.</summary>
    public static async Task<LocalAws> StartInProcessAsync(FaultPlan faults)
    {
        InProcessAws aws = await InProcessAws.StartAsync(SimulatorOptions.Default with
        {
            CreationTime = TimeSpan.FromSeconds(1),
            UpdateTime = TimeSpan.FromSeconds(0.5),
            DeletionTime = TimeSpan.FromSeconds(1),
            Faults = faults,
        });
        return new LocalAws(aws, await Gateway.StartAsync(aws.Endpoint), [.. aws.Simulator.Accounts.Select(StageAccount.From)]);
    }

    /// <summary>The variables by which any AWS client finds this AWS and nothing else of the machine's.</summary>
    public Dictionary<string, string?> Environment(StageAccount account, string? sessionToken = null)
    {
        Dictionary<string, string?> variables = System.Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase))
            .ToDictionary(name => name, _ => (string?)null, StringComparer.OrdinalIgnoreCase);
        variables["AWS_ENDPOINT_URL"] = Endpoint.AbsoluteUri.TrimEnd('/');
        variables["AWS_REGION"] = Region;
        variables["AWS_DEFAULT_REGION"] = Region;
        variables["AWS_ACCESS_KEY_ID"] = account.AccessKeyId;
        variables["AWS_SECRET_ACCESS_KEY"] = account.SecretAccessKey;
        variables["AWS_SESSION_TOKEN"] = sessionToken;
        variables["AWS_CONFIG_FILE"] = Path.Combine(Folder, "config");
        variables["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(Folder, "credentials");
        variables["AWS_EC2_METADATA_DISABLED"] = "true";
        variables["AWS_PAGER"] = string.Empty;
        variables["AWS_RETRY_MODE"] = "standard";
        variables["NO_PROXY"] = "127.0.0.1,localhost";
        variables["no_proxy"] = "127.0.0.1,localhost";
        variables["TZ"] = "UTC";
        variables["PYTHONDONTWRITEBYTECODE"] = "1";
        return variables;
    }

    /// <summary>What the answers since the last time have that AWS's models do not allow; nothing where the models are absent.</summary>
    public IReadOnlyList<string> TakeModelProblems()
    {
        IReadOnlyList<Recorded> all = _gateway.Exchanges;
        int from = Interlocked.Exchange(ref _checked, all.Count);
        return AwsModels.Found is { } models ? [.. all.Skip(from).SelectMany(models.Problems)] : [];
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _inner.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
