using System.Collections.Concurrent;
using XScrape.Simulator.Amp.Queries;
using XScrape.Simulator.Collecting;
using XScrape.Simulator.Http;
using XScrape.Simulator.Http.Requests;
using XScrape.Simulator.Setup;
using XScrape.Simulator.World;
using XScrape.Simulator.World.Resources;

namespace XScrape.Simulator.Prometheus;

/// <summary>
/// The real Prometheus behind a simulator: a server for each workspace, started when first used, and an agent for each
/// scraper that collects.
/// </summary>
internal sealed class RealMetrics : ISampleServer, IDisposable
{
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(200);

    private readonly PrometheusOptions _options;
    private readonly string _program;
    private readonly SimulatedWorld _world;
    private readonly Collector _collector;
    private readonly HttpClient _http = new(new HttpClientHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(30) };
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "xscrape-prometheus-" + Guid.NewGuid().ToString("N"));
    private readonly ConcurrentDictionary<string, Lazy<PrometheusProcess>> _workspaces = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Agent> _agents = new(StringComparer.Ordinal);
    private readonly CollectorGate _gate;
    private readonly object _turn = new();
    private readonly Timer _timer;
    private int _servers;
    private bool _ended;

    public RealMetrics(PrometheusOptions options, SimulatedWorld world, Collector collector)
    {
        _options = options;
        _world = world;
        _collector = collector;
        _program = ProgramSearch.Find(options.Program) ?? throw new IOException($"{options.Program} is not on this machine's PATH; Debian's package prometheus has it.");
        _gate = new CollectorGate(WayAsync, _http);
        _timer = new Timer(_ => Follow(), null, s_look, s_look);
    }

    /// <summary>Why the collector of a scraper does not run; null if it does.</summary>
    public string? FailureOf(string scraperArn) =>
        _agents.TryGetValue(scraperArn, out Agent? agent) && agent.Process.Ready.IsFaulted ? agent.Process.Ready.Exception!.InnerException!.Message : null;

    /// <summary>Passes an authorised call of the query API on to the workspace's server.</summary>
    public Reply Forward(Call call, Workspace workspace)
    {
        string path = call.Target.Path.Substring(("/workspaces/" + call.Labels["workspaceId"]).Length);
        string target = path + (call.Target.RawQuery.Length == 0 ? string.Empty : "?" + call.Target.RawQuery);
        return new Reply { Later = stop => ForwardAsync(workspace.Arn.ToString(), call.Request, target, stop) };
    }

    /// <summary>Passes authorised samples on to the workspace's server.</summary>
    public Reply Write(Call call, Workspace workspace) => new()
    {
        Later = async stop =>
        {
            Uri server = await ServerAsync(workspace.Arn.ToString()).ConfigureAwait(false);
            return new SimulatorResponse(await RemoteWrite.SendAsync(_http, server, call.Request.Body, stop).ConfigureAwait(false), [], []);
        },
    };

    public void Dispose()
    {
        lock (_turn)
        {
            if (_ended)
            {
                return;
            }

            _ended = true;
        }

        _timer.Dispose();
        _gate.Dispose();
        foreach (Agent agent in _agents.Values)
        {
            agent.Process.Dispose();
        }

        foreach (Lazy<PrometheusProcess> server in _workspaces.Values.Where(server => server.IsValueCreated))
        {
            server.Value.Dispose();
        }

        _http.Dispose();
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private Task<Uri> ServerAsync(string workspaceArn) => _workspaces.GetOrAdd(workspaceArn, _ => new Lazy<PrometheusProcess>(() => PrometheusProcess.Start(
        _program,
        Path.Combine(_folder, "workspace-" + Interlocked.Increment(ref _servers)),
        "global: {}\n",
        "--web.enable-remote-write-receiver --storage.tsdb.path=data"))).Value.Ready;

    private async Task<SimulatorResponse> ForwardAsync(string workspaceArn, SimulatorRequest request, string target, CancellationToken stop)
    {
        Uri server = await ServerAsync(workspaceArn).ConfigureAwait(false);
        using HttpRequestMessage message = new(new HttpMethod(request.Method), new Uri(server, target));
        if (request.Body.Length > 0)
        {
            message.Content = new ByteArrayContent(request.Body);
            message.Content.Headers.TryAddWithoutValidation("Content-Type", request.Header("Content-Type") ?? "application/x-www-form-urlencoded");
        }

        using HttpResponseMessage response = await _http.SendAsync(message, stop).ConfigureAwait(false);
#if NET
        byte[] body = await response.Content.ReadAsByteArrayAsync(stop).ConfigureAwait(false);
#else
        byte[] body = await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
#endif
        return new SimulatorResponse((int)response.StatusCode, [new("Content-Type", "application/json")], body);
    }

    /// <summary>Where the samples of a scraper may go at this moment.</summary>
    private async Task<Uri?> WayAsync(string scraperArn, CancellationToken stop)
    {
        string? workspace;
        lock (_world.Gate)
        {
            _world.Advance();
            workspace = _world.FindScraper(scraperArn) is { } scraper && _collector.LetsThrough(scraper) ? scraper.Settings.WorkspaceArn : null;
        }

        return workspace is null ? null : await ServerAsync(workspace).ConfigureAwait(false);
    }

    /// <summary>Starts, changes and ends agents as scrapers come, change and go.</summary>
    private void Follow()
    {
        lock (_turn)
        {
            if (_ended)
            {
                return;
            }

            Dictionary<string, string> wanted;
            lock (_world.Gate)
            {
                _world.Advance();
                wanted = _world.Scrapers.Where(scraper => scraper.Collects).ToDictionary(scraper => scraper.Arn, scraper => scraper.Settings.Configuration.Blob, StringComparer.Ordinal);
            }

            foreach (KeyValuePair<string, Agent> old in _agents.Where(agent => !wanted.TryGetValue(agent.Key, out string? blob) || blob != agent.Value.Blob).ToArray())
            {
                _agents.TryRemove(old.Key, out _);
                old.Value.Process.Dispose();
            }

            foreach (KeyValuePair<string, string> scraper in wanted.Where(scraper => !_agents.ContainsKey(scraper.Key)))
            {
                string configuration = AgentConfiguration.Of(scraper.Value, _gate.AddressOf(scraper.Key), _options.CollectorInterval);
                string folder = Path.Combine(_folder, "agent-" + Interlocked.Increment(ref _servers));
                _agents[scraper.Key] = new Agent(scraper.Value, PrometheusProcess.Start(_program, folder, configuration, "--enable-feature=agent --storage.agent.path=data"));
            }
        }
    }

    private sealed record Agent(string Blob, PrometheusProcess Process);
}
