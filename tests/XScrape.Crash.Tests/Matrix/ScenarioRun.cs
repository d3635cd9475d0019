using XScrape.Crash.Answers;
using XScrape.Crash.Harness;
using XScrape.Failures;
using XScrape.Simulator.Faults;

namespace XScrape.Crash.Matrix;

/// <summary>Runs one scenario: undisturbed first, then with a death at each call and a second run.</summary>
internal sealed class ScenarioRun : IDisposable
{
    private readonly Scenario _scenario;
    private readonly string _start = Path.GetTempFileName();
    private string? _row;
    private string? _wanted;

    private ScenarioRun(Scenario scenario) => _scenario = scenario;

    /// <summary>How many calls the undisturbed run makes.</summary>
    public int Calls { get; private set; }

    /// <summary>The writes of the undisturbed run: each operation, how many of it come before, and whether AWS does it. A role that is there already is not made.</summary>
    public IReadOnlyList<(string Operation, int Skip, bool IsDone)> Writes { get; private set; } = [];

    public static async Task<ScenarioRun> StartAsync(Scenario scenario)
    {
        ScenarioRun run = new(scenario);
        await run.PrepareAsync();
        return run;
    }

    public async Task<CaseResult> CaseAsync(KillPlan plan)
    {
        using CrashWorld world = Load();
        SubjectEnd first = await Subject.RunAsync(world, Line(world, _scenario.Command), plan);
        if (first.Killed)
        {
            _scenario.Between(world);
            if (_scenario.Expires && await FaultOfExpiredAsync(world, plan) is string fault)
            {
                return new CaseResult(_scenario, plan, first.Killed, fault);
            }

            if (_scenario.DiesTwice)
            {
                KillPlan second = new(1 + ((plan.Call * 7) + (plan.AfterEffect ? 3 : 0)) % Calls, !plan.AfterEffect);
                await Subject.RunAsync(world, Line(world, _scenario.Again ?? _scenario.Command), second);
            }
        }

        SubjectEnd last = await Subject.RunAsync(world, Line(world, _scenario.Again ?? _scenario.Command));
        _scenario.AtEnd(world);
        return new CaseResult(_scenario, plan, first.Killed, last.Succeeded ? Compare(world) : $"the second run failed: {last.Output}");
    }

    /// <summary>One write answered by somebody else: the run must say so, and a healthy one after it end right.</summary>
    public async Task<AnswerResult> AnsweredAsync(AnswerPlan plan)
    {
        using CrashWorld world = Load();
        world.Simulator.Faults = plan.Faults;
        SubjectEnd first = await Subject.RunAsync(world, Line(world, _scenario.Command));
        world.Simulator.Faults = FaultPlan.None;
        bool reached = world.Simulator.Calls.Snapshot().Any(c => c.Fault == plan.Kind.ToString());
        string? untold = first.Succeeded ? "the run was reported as done"
            : first.Output.Contains(nameof(FailureId.ForeignAnswer), StringComparison.Ordinal) ? null
            : $"the run said: {first.Output}";
        if (!reached || untold is not null)
        {
            return new AnswerResult(_scenario.Name, plan, reached, untold);
        }

        SubjectEnd last = await Subject.RunAsync(world, Line(world, _scenario.Again ?? _scenario.Command));
        _scenario.AtEnd(world);
        return new AnswerResult(_scenario.Name, plan, reached, last.Succeeded ? Compare(world) : $"the second run failed: {last.Output}");
    }

    public void Dispose() => File.Delete(_start);

    private async Task PrepareAsync()
    {
        using CrashWorld made = CrashWorld.New(_scenario.Options);
        foreach (Func<CrashWorld, IReadOnlyList<string>> command in _scenario.Before)
        {
            SubjectEnd end = await Subject.RunAsync(made, [.. command(made), .. RowOf(command(made))]);
            _row = end.Succeeded ? end.Output : throw new InvalidOperationException($"{_scenario.Name} cannot begin: {end.Output}");
        }

        made.Simulator.Save(_start);
        using CrashWorld counted = Load();
        Calls = (await Subject.RunAsync(counted, Line(counted, _scenario.Command))).Calls;
        Writes = [.. counted.Simulator.Calls.Snapshot().Where(c => c.IsWrite).GroupBy(c => c.Operation).SelectMany(g => g.Select((call, i) => (g.Key, i, call.StatusCode is >= 200 and < 300)))];
        using CrashWorld world = Load();
        SubjectEnd undisturbed = await Subject.RunAsync(world, Line(world, _scenario.Again ?? _scenario.Command));
        if (!undisturbed.Succeeded)
        {
            throw new InvalidOperationException($"{_scenario.Name} does not even run undisturbed: {undisturbed.Output}");
        }

        _scenario.AtEnd(world);
        _wanted = world.State();
        Count(_wanted, "scraper", _scenario.Scrapers);
        Count(_wanted, "role", _scenario.Roles);
    }

    /// <summary>Null if the run whose session ends says so, and does no more.</summary>
    private async Task<string?> FaultOfExpiredAsync(CrashWorld world, KillPlan plan)
    {
        world.Simulator.Faults = new FaultPlan
        {
            Rules = [new FaultRule { Kind = FaultKind.Error, ErrorCode = "ExpiredToken", ErrorStatus = 403, Skip = plan.Call * 5 % Calls }],
        };
        SubjectEnd expired = await Subject.RunAsync(world, Line(world, _scenario.Again ?? _scenario.Command));
        world.Simulator.Faults = new FaultPlan();
        return expired.Succeeded || expired.Output.Contains(nameof(FailureId.ExpiredCredentials), StringComparison.Ordinal)
            ? null
            : $"the run whose session ended said: {expired.Output}";
    }

    private void Count(string state, string kind, int wanted)
    {
        int found = state.Split(Environment.NewLine).Count(line => line.StartsWith(kind + " ", StringComparison.Ordinal));
        if (found != wanted)
        {
            throw new InvalidOperationException($"{_scenario.Name} ends with {found} of kind {kind} where {wanted} should be.{Environment.NewLine}{state}");
        }
    }

    private CrashWorld Load()
    {
        CrashWorld world = CrashWorld.Load(_scenario.Options, _start);
        if (_scenario.Before.Count > 0)
        {
            // What the setting-up made is no news any more.
            world.Clock.Advance(TimeSpan.FromMinutes(15));
        }

        return world;
    }

    private IReadOnlyList<string> Line(CrashWorld world, Func<CrashWorld, IReadOnlyList<string>> command) =>
        [.. command(world), .. _scenario.TakesRow && _row is not null ? new[] { "--row", _row } : []];

    private IEnumerable<string> RowOf(IReadOnlyList<string> command) =>
        _row is not null && command[0] is "target" or "scraper" or "bind" or "wait" ? ["--row", _row!] : [];

    private string? Compare(CrashWorld world)
    {
        string state = world.State();
        return state == _wanted ? null : $"another end state.{Environment.NewLine}  wanted {_wanted}{Environment.NewLine}  seen   {state}";
    }
}
