using XScrape.Links.Sides;
using XScrape.Simulator.Setup;

namespace XScrape.Acceptance.Tests.Permissions;

/// <summary>With exactly the two policies, the whole procedure and its reverse succeed.</summary>
public sealed class SufficientTests
{
    public static TheoryData<CallerCase, bool> Cases() => new(CallerCase.All.SelectMany(c => new[] { (c, false), (c, true) }));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_procedure_and_its_reverse_succeed(CallerCase how, bool strictest)
    {
        using CallerStage stage = new(how.Policy(Side.Source), how.Policy(Side.Target), strictest ? UnconfirmedFacts.Strictest : UnconfirmedFacts.Default);

        (string Step, string Error)? denied = await new CallerProcedure(stage, how).RunAsync();

        Assert.Null(denied);
        Assert.DoesNotContain(stage.Simulator.Calls.Snapshot(), c => c.StatusCode == 403);
        Assert.Contains(stage.Simulator.Calls.Snapshot(), c => c is { Operation: "DeleteRole", StatusCode: 200, AccountId: CallerStage.Source });
        Assert.Contains(stage.Simulator.Calls.Snapshot(), c => c is { Operation: "DeleteRole", StatusCode: 200, AccountId: CallerStage.Target });
    }
}
