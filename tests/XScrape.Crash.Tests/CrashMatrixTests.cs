using XScrape.Crash.Harness;
using XScrape.Crash.Matrix;

namespace XScrape.Crash;

/// <summary>A fixed sample of the crash matrix; the whole is a command of its own.</summary>
public sealed class CrashMatrixTests
{
    [Theory]
    [InlineData(4, true)]
    [InlineData(8, false)]
    [InlineData(10, true)]
    public async Task A_connect_that_was_killed_ends_right_when_it_is_run_again(int call, bool afterEffect) => await MustEndRightAsync(Scenarios.Connect, new KillPlan(call, afterEffect));

    [Theory]
    [InlineData(6, true)]
    [InlineData(9, false)]
    public async Task A_disconnect_that_was_killed_ends_right_when_it_is_run_again(int call, bool afterEffect) => await MustEndRightAsync(Scenarios.Disconnect, new KillPlan(call, afterEffect));

    private static async Task MustEndRightAsync(Scenario scenario, KillPlan plan)
    {
        using ScenarioRun run = await ScenarioRun.StartAsync(scenario);
        CaseResult result = await run.CaseAsync(plan);
        Assert.True(result.Reached, $"The run made fewer than {plan.Call} calls.");
        Assert.True(result.Fault is null, result.ToString());
    }
}
