using System.Diagnostics;
using System.Text.Json;
using XScrape.Simulator.Collecting;
using XScrape.Simulator.Faults;
using XScrape.Simulator.Http;
using XScrape.Simulator.Http.Requests;
using XScrape.Simulator.Http.Signing;
using XScrape.Simulator.Naming;
using XScrape.Simulator.Policies;
using XScrape.Simulator.Prometheus;
using XScrape.Simulator.Setup;
using XScrape.Simulator.State;
using XScrape.Simulator.World;

namespace XScrape.Simulator;

/// <summary>A local AWS with several accounts, as far as cross-account scraping touches it. Nothing in it is shared between instances.</summary>
public sealed class AwsSimulator : IDisposable
{
    /// <summary>Marks mistakes of the simulator's own in the call log.</summary>
    internal const string UnhandledErrorCode = "SimulatorFailure";

    private readonly SimulatedWorld _world;
    private readonly Authenticator _authenticator;
    private readonly Collector _collector;
    private readonly RealMetrics? _real;
    private readonly OperationTable _operations;
    private readonly CallReader _calls;
    private volatile FaultInjector _faults;

    /// <summary>Sets up the accounts of <paramref name="options"/>.</summary>
    public AwsSimulator(SimulatorOptions options)
        : this(options ?? throw new ArgumentNullException(nameof(options)), null)
    {
    }

    private AwsSimulator(SimulatorOptions options, JsonElement? state)
    {
        Options = state is null ? options : options with { Accounts = StateReader.Seeds(state.Value) };
        options = Options;
        _faults = new FaultInjector(options.Faults, options.WallClock);
        _world = new SimulatedWorld(options, scraper => _faults.Plan.FailureOf(scraper.Account.Id, scraper.Settings.Alias, scraper.Status));
        _collector = Collector.In(_world);
        _authenticator = new Authenticator(_world);
        IReadOnlyList<AccountSeed> seeds = options.Accounts.Count > 0 ? options.Accounts : DefaultAccounts.In(options.Region);
        Accounts = [.. seeds.Select(SimulatedAccount.From)];
        if (state is not null)
        {
            new StateReader(_world, state.Value).Fill();
        }

        _real = options.Prometheus is { } real ? new RealMetrics(real, _world, _collector) : null;
        _operations = new OperationTable(Services.On(_real));
        _calls = new CallReader(_world, _operations);
    }

    /// <summary>How it was set up.</summary>
    public SimulatorOptions Options { get; }

    /// <summary>The accounts with their administrators' keys.</summary>
    public IReadOnlyList<SimulatedAccount> Accounts { get; }

    /// <summary>The clusters and workspaces, to be changed while it runs.</summary>
    public Surroundings Surroundings => new(_world);

    /// <summary>Every call answered so far.</summary>
    public CallLog Calls { get; } = new();

    /// <summary>What goes wrong; may be set at any time, which starts all counts again.</summary>
    public FaultPlan Faults
    {
        get => _faults.Plan;
        set => _faults = new FaultInjector(value ?? throw new ArgumentNullException(nameof(value)), Options.WallClock);
    }

    internal SimulatedWorld World => _world;

    internal OperationTable Operations => _operations;

    /// <summary>Sets up what <see cref="Save"/> wrote; the options' accounts are not used.</summary>
    public static AwsSimulator Load(SimulatorOptions options, string path)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
            return new AwsSimulator(options ?? throw new ArgumentNullException(nameof(options)), document.RootElement.Clone());
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException or ArgumentException or PolicyError)
        {
            throw new InvalidDataException($"The state in '{path}' cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Writes everything that exists to a file, which is the old or the new one at every moment.</summary>
    public void Save(string path)
    {
        string text;
        lock (_world.Gate)
        {
            _world.Advance();
            text = new StateWriter(_world).Write().ToJsonString();
        }

        StateFile.Write(path, text);
    }

    /// <summary>Walks the chain of a scraper as its collector would now; null when there is no such scraper.</summary>
    public ChainVerdict? ExplainChain(string scraperArn)
    {
        lock (_world.Gate)
        {
            _world.Advance();
            ChainVerdict? verdict = _world.FindScraper(scraperArn) is { } scraper ? _collector.Explain(scraper) : null;
            return verdict is not null && _real?.FailureOf(scraperArn) is { } failure
                ? verdict with { Hops = [.. verdict.Hops, new ChainHop("Collector", false, failure)] }
                : verdict;
        }
    }

    /// <summary>Those of the patterns, as <see cref="ClusterSeed.ClosedTargets"/> has them, that name no target of the scrapers that there are.</summary>
    public IReadOnlyList<string> UnknownTargets(IReadOnlyList<string> patterns) => TargetPatterns.Unknown(_world, patterns);

    /// <summary>Asks a workspace what its query API would answer now, without a request: an ArgumentException where there is no such workspace
    /// or the simulator does not know this PromQL. Not for a simulator that stands on the real Prometheus.</summary>
    public IReadOnlyList<SimulatedSeries> Query(string workspaceArn, string promql) => _real is null
        ? SimulatedSeries.Query(_world, workspaceArn, promql)
        : throw new InvalidOperationException("The samples are in Prometheus: use the workspace's query API.");

    /// <summary>Answers one request; never throws because of what is in it.</summary>
    public async Task<SimulatorResponse> HandleAsync(SimulatorRequest request, CancellationToken stop)
    {
        if (request is null)
        {
            throw new ArgumentNullException(nameof(request));
        }

        if (Options.ControlPath && ControlPath.IsMeant(request.RawTarget))
        {
            return new ControlPath(this).Answer(request);
        }

        Exchange exchange = new(Ids.Uuid(), _world.Now, Stopwatch.StartNew());
        try
        {
            await PauseAsync(Options.Latency, stop).ConfigureAwait(false);
            Prepare(request, exchange);
            exchange.Response = await AnswerAsync(exchange, stop).ConfigureAwait(false);
        }
        catch (AwsError error)
        {
            exchange.ErrorCode = error.Code;
            exchange.Response = ResponseWriter.Write(exchange.Protocol, exchange.Service, error, exchange.RequestId);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A mistake of the simulator's own must not look like silence.
            exchange.ErrorCode = UnhandledErrorCode;
            AwsError error = new(500, UnhandledErrorCode, "The simulator failed: " + exception.Message);
            exchange.Response = ResponseWriter.Write(exchange.Protocol, exchange.Service, error, exchange.RequestId);
        }

        Calls.Add(exchange.ToRecord());
        return exchange.Response;
    }

    /// <summary>Ends the real Prometheus, where there is one; nothing is left open.</summary>
    public void Dispose()
    {
        _real?.Dispose();
        GC.SuppressFinalize(this);
    }

    private void Prepare(SimulatorRequest request, Exchange exchange)
    {
        Target target = new(request.RawTarget);
        bool isForm = (request.Header("Content-Type") ?? string.Empty).StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);
        exchange.Protocol = isForm && target.Path == "/" ? Protocol.Query : Protocol.RestJson;
        Signature? signature = Signature.Find(request, target);
        if (signature is not null)
        {
            exchange.ServiceName = signature.Service;
            exchange.Service = _operations.Service(signature.Service);
            exchange.Protocol = exchange.Service.Protocol;
        }

        if (request.Body.Length > Options.MaxBodyBytes)
        {
            throw new AwsError(413, "RequestEntityTooLarge", "Request content exceeded the limit of the simulator.");
        }

        AccessKey key = _authenticator.Authenticate(request, target, signature, exchange.Protocol);
        exchange.Caller = key.Caller;
        exchange.Call = _calls.Read(request, target, exchange.Service!, signature!.Region, key.Caller);
    }

    private async Task<SimulatorResponse> AnswerAsync(Exchange exchange, CancellationToken stop)
    {
        Call call = exchange.Call!;
        FaultInjector faults = _faults;
        FaultRule? fault = faults.Strike(call.Operation.Service, call.Operation.Name, call.Account.Id);
        exchange.Fault = fault?.Kind;
        switch (fault?.Kind)
        {
            case FaultKind.Throttle:
                throw exchange.Service!.Throttled(fault.RetryAfterSeconds);
            case FaultKind.ServerError:
                throw exchange.Service!.ServerFailure();
            case FaultKind.AccessDenied:
                throw call.Denied($"{call.Operation.Service}:{call.Operation.Name}", "*", "because of an injected fault");
            case FaultKind.Error:
                throw new AwsError(fault.ErrorStatus, fault.ErrorCode, $"{fault.ErrorCode}, because of an injected fault");
            case FaultKind.CutBefore:
                return Cut();
            case { } kind when ForeignAnswers.Knows(kind) && !fault.TakesEffect:
                return ForeignAnswers.Of(kind, call, exchange.RequestId, null);
            case FaultKind.Slow:
                await PauseAsync(fault.Delay, stop).ConfigureAwait(false);
                break;
        }

        call.ReadLag = fault?.Kind == FaultKind.StaleRead ? fault.Delay : TimeSpan.Zero;
        try
        {
            Reply reply = Run(call);
            return fault?.Kind == FaultKind.CutAfter ? Cut()
                : fault is not null && ForeignAnswers.Knows(fault.Kind) ? ForeignAnswers.Of(fault.Kind, call, exchange.RequestId, ResponseWriter.Write(exchange.Service!, call.Operation, reply, exchange.RequestId))
                : reply.Later is { } later ? await later(stop).ConfigureAwait(false)
                : ResponseWriter.Write(exchange.Service!, call.Operation, reply, exchange.RequestId);
        }
        catch (AwsError) when (fault is not null && (fault.Kind == FaultKind.CutAfter || ForeignAnswers.Knows(fault.Kind)))
        {
            faults.Return(fault); // there was no effect to answer for
            exchange.Fault = null;
            throw;
        }
    }

    private Reply Run(Call call)
    {
        lock (_world.Gate)
        {
            _world.Advance();
            return call.Operation.Run(call);
        }
    }

    private static SimulatorResponse Cut() => new(0, [], []) { CutsConnection = true };

    private static async Task PauseAsync(TimeSpan time, CancellationToken stop)
    {
        if (time > TimeSpan.Zero)
        {
            await Task.Delay(time, stop).ConfigureAwait(false);
        }
    }
}
