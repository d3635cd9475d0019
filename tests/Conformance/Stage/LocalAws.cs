using System.Text.Json;
using System.Text.Json.Nodes;
using XScrape.Conformance.Models;

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
        // Accounts that begin empty have neither.
        Source = accounts.FirstOrDefault(account => account.ClusterArn is not null) ?? accounts[0];
        Target = accounts.FirstOrDefault(account => account.WorkspaceArn is not null) ?? accounts[^1];
        // Where versions 1 and 2 of the CLI differ: times as version 2 prints them, blobs as version 1 takes them.
        File.WriteAllText(Path.Combine(_folder.FullName, "config"), "[default]\ncli_timestamp_format = iso8601\ncli_binary_format = raw-in-base64-out\n");
    }

    /// <summary>A folder that goes with this AWS.</summary>
    public string Folder => _folder.FullName;

    public StageAccount Source { get; }

    public StageAccount Target { get; }

    public string Region => Source.ClusterArn?.Split(':')[3] ?? "us-west-2";

    public Uri Endpoint => _gateway.Endpoint;

    public IReadOnlyList<Recorded> Exchanges => _gateway.Exchanges;

    /// <summary>Starts serve with scrapers that are created in a second.</summary>
    public static async Task<LocalAws> StartAsync(params string[] options)
    {
        ServeProcess serve = await ServeProcess.StartAsync(["--creation-time", "00:00:01", "--update-time", "00:00:00.5", "--deletion-time", "00:00:01", .. options]);
        return new LocalAws(serve, await Gateway.StartAsync(serve.Endpoint), serve.Accounts);
    }

    /// <summary>This AWS as the programs in python/ and javascript/ read it.</summary>
    public string Describe(params (string Name, string Value)[] more)
    {
        JsonObject json = new()
        {
            ["endpoint"] = Text(Endpoint),
            ["region"] = Region,
            ["source"] = JsonSerializer.SerializeToNode(Source, JsonSerializerOptions.Web),
            ["target"] = JsonSerializer.SerializeToNode(Target, JsonSerializerOptions.Web),
        };
        foreach ((string name, string value) in more)
        {
            json[name] = value;
        }

        return json.ToJsonString();
    }

    public static string Text(Uri endpoint) => endpoint.AbsoluteUri.TrimEnd('/');

    /// <summary>The variables by which any AWS client finds this AWS and nothing else of the machine's.</summary>
    public Dictionary<string, string?> Environment(StageAccount account, string? sessionToken = null)
    {
        Dictionary<string, string?> variables = System.Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase))
            .ToDictionary(name => name, _ => (string?)null, StringComparer.OrdinalIgnoreCase);
        variables["AWS_ENDPOINT_URL"] = Text(Endpoint);
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
