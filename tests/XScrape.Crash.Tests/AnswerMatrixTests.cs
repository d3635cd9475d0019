using XScrape.Crash.Answers;
using XScrape.Crash.Matrix;
using XScrape.Simulator.Faults;

namespace XScrape.Crash;

/// <summary>A fixed sample of the answer matrix; the whole is a command of its own.</summary>
public sealed class AnswerMatrixTests
{
    [Theory]
    [InlineData("UpdateAssumeRolePolicy", FaultKind.WebPage, false)]
    [InlineData("CreateScraper", FaultKind.HalfAnswer, true)]
    [InlineData("CreateRole", FaultKind.Redirect, true)]
    public async Task A_connect_that_somebody_else_answered_is_not_done_and_ends_right_when_it_is_run_again(string operation, FaultKind kind, bool takesEffect) =>
        await MustEndRightAsync(Scenarios.Connect, new AnswerPlan(operation, 0, kind, takesEffect));

    [Theory]
    [InlineData("DeleteRole", FaultKind.WebPage, false)]
    [InlineData("DeleteScraper", FaultKind.EmptyAnswer, true)]
    public async Task A_disconnect_that_somebody_else_answered_is_not_done_and_ends_right_when_it_is_run_again(string operation, FaultKind kind, bool takesEffect) =>
        await MustEndRightAsync(Scenarios.Disconnect, new AnswerPlan(operation, 0, kind, takesEffect));

    [Fact]
    public async Task A_change_that_somebody_else_answered_is_not_done_and_ends_right_when_it_is_run_again() =>
        await MustEndRightAsync(Scenarios.Set, new AnswerPlan("UpdateScraper", 0, FaultKind.OtherAnswer, false));

    private static async Task MustEndRightAsync(Scenario scenario, AnswerPlan plan)
    {
        using ScenarioRun run = await ScenarioRun.StartAsync(scenario);
        AnswerResult result = await run.AnsweredAsync(plan);
        Assert.True(result.Reached, $"The run made no such call: {plan}.");
        Assert.True(result.Fault is null, result.ToString());
    }
}
