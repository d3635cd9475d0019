using System.Collections.Concurrent;
using XScrape.Crash.Matrix;

namespace XScrape.Crash.Answers;

/// <summary>All writes of all kinds of runs, with every answer that is not their own: <c>dotnet run --project tests/XScrape.Crash.Tests -- answers</c>.</summary>
internal static class AnswerMatrix
{
    private const int AtOnce = 3;

    public static async Task<int> RunAsync(string? only)
    {
        int cases = 0;
        int sound = 0;
        foreach (Scenario scenario in Scenarios.Answered.Where(s => only is null || s.Name.Contains(only, StringComparison.OrdinalIgnoreCase)))
        {
            AnswerResult[] results = await RunAsync(scenario);
            AnswerResult[] bad = [.. results.Where(r => r.Fault is not null || !r.Reached)];
            cases += results.Length;
            sound += results.Length - bad.Length;
            Console.WriteLine($"{scenario.Name}: {results.Length} cases, {results.Length - bad.Length} told and with the same end state");
            Array.ForEach(bad, result => Console.WriteLine(result.Reached ? $"  {result}" : $"  {result.Plan}: the run never made this call"));
        }

        Console.WriteLine($"Answer matrix: {cases} cases, {sound} sound.");
        return cases > 0 && cases == sound ? 0 : 1;
    }

    private static async Task<AnswerResult[]> RunAsync(Scenario scenario)
    {
        using ScenarioRun run = await ScenarioRun.StartAsync(scenario);
        // What AWS refuses by itself has no effect that an answer could hide.
        AnswerPlan[] plans = [.. run.Writes.SelectMany(write => AnswerPlan.Kinds.SelectMany(kind =>
            Enumerable.Range(0, write.IsDone ? 2 : 1).Select(effect => new AnswerPlan(write.Operation, write.Skip, kind, TakesEffect: effect == 1))))];
        ConcurrentBag<AnswerResult> results = [];
        await Parallel.ForEachAsync(plans, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (plan, _) => results.Add(await run.AnsweredAsync(plan)));
        return [.. results.OrderBy(r => r.Plan.ToString(), StringComparer.Ordinal)];
    }
}
