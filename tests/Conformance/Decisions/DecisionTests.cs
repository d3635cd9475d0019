using XScrape.Conformance.Clients;

namespace XScrape.Conformance.Decisions;

/// <summary>
/// Policies and requests that nobody wrote, decided by the simulator's evaluator and by one that others wrote; and Core's evaluation, which
/// must be right wherever it is certain. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html decides
/// between them.
/// </summary>
public sealed class DecisionTests
{
    private const int Seed = 20261130;
    private const int Sample = 500;
    private const int Many = 5000;

    [Fact]
    public Task A_sample_of_decisions_is_the_same_on_both_sides() => CompareAsync(Sample);

    [LongFact]
    public Task Thousands_of_decisions_are_the_same_on_both_sides() => CompareAsync(Many);

    /// <summary>Each entry of the table still tells of a difference: when the other evaluator has learned it, the entry can go.</summary>
    [LongFact]
    public async Task What_is_left_out_still_differs()
    {
        DecisionCase[] cases = [.. Enumerable.Range(0, 2 * Many).Select(number => CaseMaker.Make(Seed, number)).Where(asked => LeftOut.Of(asked) is not null)];
        HashSet<string> differing = [.. (await AskAsync(cases)).Where(answer => Differences(answer).Any()).Select(answer => LeftOut.Of(answer.Asked)!.Reason)];
        Assert.Empty(LeftOut.All.Select(one => one.Reason).Except(differing));
    }

    private static async Task CompareAsync(int count)
    {
        DecisionCase[] cases = [.. Enumerable.Range(0, int.MaxValue).Select(number => CaseMaker.Make(Seed, number)).Where(asked => LeftOut.Of(asked) is null).Take(count)];
        (DecisionCase Asked, OurAnswer Ours, TheirAnswer Theirs)[] answers = await AskAsync(cases);
        string[] differences = [.. answers.SelectMany(answer => Differences(answer).Select(difference => $"{difference}\n  in case {answer.Asked.Number}: {answer.Asked.ToJson(answer.Ours.Context).ToJsonString()}"))];
        int allowed = answers.Count(answer => answer.Theirs.Decision == "Allowed");
        int denied = answers.Count(answer => answer.Theirs.Decision == "ExplicitlyDenied");
        int certain = answers.Count(answer => CoreSide.IsCertain(answer.Asked, answer.Ours));
        TestContext.Current.TestOutputHelper?.WriteLine($"Seed {Seed}: {count} cases up to number {cases[^1].Number}, {allowed} allowed, {denied} denied by a statement; Core was certain in {certain}.");
        Assert.True(differences.Length == 0, $"{differences.Length} differences, seed {Seed}:\n{string.Join('\n', differences.Take(10))}");
        // A generator that makes only refusals would prove little.
        Assert.True(allowed > count / 10 && denied > count / 10 && certain > count / 20, $"{allowed} allowed, {denied} denied by a statement, {certain} certain");
    }

    private static async Task<(DecisionCase Asked, OurAnswer Ours, TheirAnswer Theirs)[]> AskAsync(DecisionCase[] cases)
    {
        OurAnswer[] ours = [.. cases.Select(SimulatorSide.Ask)];
        IReadOnlyList<TheirAnswer> theirs = await IamSimulate.DecideAsync(cases.Zip(ours, (asked, answer) => asked.ToJson(answer.Context)));
        Assert.Equal(cases.Length, theirs.Count);
        return [.. cases.Select((asked, i) => (asked, ours[i], theirs[i]))];
    }

    private static IEnumerable<string> Differences((DecisionCase Asked, OurAnswer Ours, TheirAnswer Theirs) answer)
    {
        (DecisionCase asked, OurAnswer ours, TheirAnswer theirs) = answer;
        if (theirs.Error is not null || theirs.Ignored.Length > 0)
        {
            return [$"The other evaluator cannot judge: {theirs.Error} {string.Join(' ', theirs.Ignored)}"];
        }

        List<string> found = [.. CoreSide.Contradictions(asked, ours, theirs)];
        if (ours.Decision is not null && ours.Decision != theirs.Decision)
        {
            found.Add($"The decision is {ours.Decision}, and theirs {theirs.Decision}");
        }

        // They tell a Deny for an account apart; a Deny is a Deny.
        string resource = theirs.Resource == "DeniedForAccount" ? "ExplicitlyDenied" : theirs.Resource;
        if (ours.Resource is not null && ours.Resource != resource)
        {
            found.Add($"The resource's policy says {ours.Resource}, and theirs {theirs.Resource}");
        }

        return found;
    }
}
