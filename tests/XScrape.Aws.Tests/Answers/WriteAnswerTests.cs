using XScrape.Aws.Wire.Requests;
using XScrape.Failures;
using XScrape.Simulator.Faults;

namespace XScrape.Aws.Tests.Answers;

/// <summary>Every write operation that there is, with every answer that is not its own: never done, and then right.</summary>
public sealed class WriteAnswerTests
{
    public static TheoryData<string, string, bool> Cases
    {
        get
        {
            TheoryData<string, string, bool> cases = [];
            foreach (string operation in Writes)
            {
                foreach (FaultKind kind in WriteStage.Kinds)
                {
                    cases.Add(operation, kind.ToString(), false);
                    cases.Add(operation, kind.ToString(), true);
                }
            }

            return cases;
        }
    }

    private static IEnumerable<string> Writes => WireOperations.All.Where(o => o.IsWrite).Select(o => o.Name);

    [Fact]
    public void Every_write_operation_of_the_clients_is_in_the_suite() => Assert.Equal(Writes.Order(), WriteStage.Calls.Keys.Order());

    [Fact]
    public void The_tables_hold_every_kind_of_foreign_answer_that_the_simulator_has() =>
        Assert.Equal(Enum.GetValues<FaultKind>().Where(ForeignAnswerKinds.Contains).Order(), WriteStage.Kinds.Order());

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_is_not_the_answer_of_a_change_is_an_error_and_the_next_run_ends_right(string operation, string kind, bool takesEffect)
    {
        using WriteStage stage = await WriteStage.ForAsync(operation);
        stage.Answer(operation, Enum.Parse<FaultKind>(kind), takesEffect);

        XScrapeException fault = await Assert.ThrowsAsync<XScrapeException>(() => WriteStage.Calls[operation](stage));

        Assert.Equal((FailureId.ForeignAnswer, operation), (fault.Id, fault.Operation));
        Assert.Contains("HTTP ", fault.Message, StringComparison.Ordinal);
        Assert.EndsWith("Whether the change was made is not known.", fault.Message, StringComparison.Ordinal);
        Assert.Equal(1, stage.Recorded.Count(c => c.Fault == kind));
        stage.Later();
        await EndsRightAsync(stage, operation, takesEffect);
    }

    /// <summary>Healthy again: it is done now, or AWS itself says that it was done before.</summary>
    private static async Task EndsRightAsync(WriteStage stage, string operation, bool tookEffect)
    {
        try
        {
            await WriteStage.Calls[operation](stage);
        }
        catch (XScrapeException told) when (tookEffect)
        {
            Assert.True(told.Id is FailureId.AlreadyExists or FailureId.NotFound, told.Message);
        }
    }
}
