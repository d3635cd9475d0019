using XScrape.Simulator.Faults;
using XScrape.Simulator.Tests.Support;

namespace XScrape.Simulator.Tests.Faults;

/// <summary>Answers that are not the operation's own, with and without its effect.</summary>
public sealed class ForeignAnswerTests : IDisposable
{
    private readonly Stage _stage = new(options => options);

    public static TheoryData<FaultKind, int, string?, string> Answers => new()
    {
        { FaultKind.WebPage, 200, "text/html; charset=utf-8", "<!DOCTYPE html>" },
        { FaultKind.EmptyAnswer, 200, null, string.Empty },
        { FaultKind.OtherAnswer, 200, "text/xml", "<ListServerCertificateTagsResponse" },
        { FaultKind.OtherFormat, 200, "application/json", "{\"TagRoleResponse\"" },
        { FaultKind.HalfAnswer, 200, "text/xml", "<" },
        { FaultKind.Redirect, 307, null, string.Empty },
    };

    public void Dispose() => _stage.Dispose();

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Each_kind_answers_once_in_its_way(FaultKind kind, int status, string? type, string start)
    {
        foreach (bool takesEffect in new[] { false, true })
        {
            (await _stage.IamAsync(Stage.Source, "CreateRole", ("RoleName", $"R{takesEffect}"), ("AssumeRolePolicyDocument", Stage.SourceTrust(Stage.Pending)))).Ok();
            _stage.Simulator.Faults = new FaultPlan { Rules = [new FaultRule { Kind = kind, Operation = "TagRole", Times = 1, TakesEffect = takesEffect }] };

            Answer answer = await TagAsync(takesEffect);

            Assert.Equal((status, type), (answer.Status, answer.Header("Content-Type")));
            Assert.StartsWith(start, answer.Text, StringComparison.Ordinal);
            Answer role = await _stage.IamAsync(Stage.Source, "GetRole", ("RoleName", $"R{takesEffect}"));
            Assert.Equal(takesEffect, role.Text.Contains("<Key>k</Key>", StringComparison.Ordinal));
            (await TagAsync(takesEffect)).Ok();
        }
    }

    [Fact]
    public async Task A_call_that_fails_is_answered_and_does_not_count()
    {
        _stage.Simulator.Faults = new FaultPlan { Rules = [new FaultRule { Kind = FaultKind.WebPage, Operation = "DeleteRole", Times = 1, TakesEffect = true }] };

        (await _stage.IamAsync(Stage.Source, "DeleteRole", ("RoleName", "none"))).Fails(404, "NoSuchEntity");
    }

    [Fact]
    public void A_plan_keeps_whether_the_call_took_effect()
    {
        FaultPlan plan = FaultPlan.Parse("""{"rules":[{"kind":"WebPage","takesEffect":true},{"kind":"Redirect"}]}""");

        Assert.Equal([true, false], FaultPlan.Parse(plan.ToJson()).Rules.Select(rule => rule.TakesEffect));
    }

    private Task<Answer> TagAsync(bool takesEffect) =>
        _stage.IamAsync(Stage.Source, "TagRole", ("RoleName", $"R{takesEffect}"), ("Tags.member.1.Key", "k"), ("Tags.member.1.Value", "v"));
}
