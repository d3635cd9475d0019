using System.Collections.Concurrent;
using XScrape.Crash.Harness;

namespace XScrape.Crash.Matrix;

/// <summary>All scenarios, at every call, in both variants.</summary>
internal static class CrashMatrix
{
    private const int AtOnce = 3;

    public static async Task<int> RunAsync(string? only)
    {
        int cases = 0;
        int survivors = 0;
        foreach (Scenario scenario in Scenarios.All.Where(s => only is null || s.Name.Contains(only, StringComparison.OrdinalIgnoreCase)))
        {
            IReadOnlyList<CaseResult> results = await RunAsync(scenario);
            int reached = results.Count(r => r.Reached);
            int sound = results.Count(r => r is { Reached: true, Fault: null });
            cases += reached;
            survivors += sound;
            Console.WriteLine($"{scenario.Name}: {reached} cases, {sound} with the same end state");
            foreach (CaseResult bad in results.Where(r => r.Fault is not null))
            {
                Console.WriteLine("  " + bad);
            }
        }

        Console.WriteLine($"Crash matrix: {cases} cases, {survivors} survivors.");
        return cases > 0 && cases == survivors ? 0 : 1;
    }

    private static async Task<IReadOnlyList<CaseResult>> RunAsync(Scenario scenario)
    {
        try
        {
            using ScenarioRun run = await ScenarioRun.StartAsync(scenario);
            KillPlan[] plans = [.. Enumerable.Range(1, run.Calls).SelectMany(n => new[] { new KillPlan(n, false), new KillPlan(n, true) })];
            ConcurrentBag<CaseResult> results = [];
            await Parallel.ForEachAsync(plans, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (plan, _) => results.Add(await run.CaseAsync(plan)));
            return [.. results.OrderBy(r => r.Plan.Call).ThenBy(r => r.Plan.AfterEffect)];
        }
        catch (InvalidOperationException broken)
        {
            return [new CaseResult(scenario, new KillPlan(0, false), true, broken.Message)];
        }
    }
}
