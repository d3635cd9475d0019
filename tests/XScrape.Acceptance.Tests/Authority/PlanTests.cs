using System.Globalization;
using XScrape.Acceptance.Tests.Support;
using XScrape.Arns;
using XScrape.Failures;
using XScrape.Identities;
using XScrape.Links;
using XScrape.Operations;
using XScrape.Rehearsing;

namespace XScrape.Acceptance.Tests.Authority;

/// <summary>
/// A plan is what runs: for every cmdlet that changes AWS and ten random states, the plan's distinct write calls are those of the
/// run that follows. XSCRAPE_SEED begins with another seed, XSCRAPE_FULL=1 takes 200 states.
/// </summary>
public sealed class PlanTests
{
    private static readonly int s_first = int.TryParse(Environment.GetEnvironmentVariable("XSCRAPE_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out int seed) ? seed : 1;

    private static readonly int s_states = Environment.GetEnvironmentVariable("XSCRAPE_FULL") == "1" ? 200 : 10;

    public static TheoryData<string> Cmdlets => [.. ChangingCmdlet.All.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public async Task The_plan_has_the_write_calls_of_the_run(string name)
    {
        ChangingCmdlet cmdlet = ChangingCmdlet.All.Single(c => c.Name == name);
        List<string> faults = [];
        int writing = 0;
        for (int seed = s_first; seed < s_first + s_states; seed++)
        {
            using AuthorityStage stage = new();
            RandomState state = await RandomState.MakeAsync(stage, seed);
            (string[] planned, FailureId? refused) = await PlanAsync(stage, state, cmdlet, seed);
            Assert.True(stage.Log.All.Count == 0, $"The plan of seed {seed} wrote {string.Join(", ", stage.Log.All)}");
            (string[] done, FailureId? failed) = await RunAsync(stage, state, cmdlet, seed);
            TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}: {state.Story}: {(failed is null ? string.Join(", ", done) : failed)}");
            writing += done.Length > 0 ? 1 : 0;
            // AMP may answer a request that it knows with the scraper of that time, which needs less than a new one. No plan can know that.
            bool agrees = stage.Log.Replayed ? done.All(planned.Contains) : planned.SequenceEqual(done);
            if (refused != failed || (failed is null && !agrees))
            {
                faults.Add($"seed {seed} ({state.Story}){Environment.NewLine}  planned {refused} {string.Join(", ", planned)}{Environment.NewLine}  done    {failed} {string.Join(", ", done)}");
            }
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
        Assert.True(writing > 0, "In no state was anything written, so that nothing was compared.");
    }

    private static async Task<(string[] Writes, FailureId? Failure)> PlanAsync(AuthorityStage stage, RandomState state, ChangingCmdlet cmdlet, int seed)
    {
        try
        {
            ILinkOperation operation = cmdlet.Operation(stage, seed);
            Plan plan = await new Rehearsal().PlanAsync(operation, await StartAsync(stage, state, cmdlet, operation), Test.Stop);
            return (Distinct(plan.Steps.Select(s => $"{s.Operation} {Resource(s.Resource)}"), state), null);
        }
        catch (XScrapeException failure)
        {
            return ([], failure.Id);
        }
    }

    private static async Task<(string[] Writes, FailureId? Failure)> RunAsync(AuthorityStage stage, RandomState state, ChangingCmdlet cmdlet, int seed)
    {
        FailureId? failed = null;
        try
        {
            ILinkOperation operation = cmdlet.Operation(stage, seed);
            _ = await operation.RunAsync(await StartAsync(stage, state, cmdlet, operation), Test.Stop);
        }
        catch (XScrapeException failure)
        {
            // The run may wait before it believes AWS, and on paper no one waits; the cause is the same.
            failed = failure.Id == FailureId.PropagationTimeout && failure.InnerException is XScrapeException cause ? cause.Id : failure.Id;
        }

        return (Distinct(stage.Log.All, state), failed);
    }

    private static async Task<ScraperLink> StartAsync(AuthorityStage stage, RandomState state, ChangingCmdlet cmdlet, ILinkOperation operation) =>
        await LinkAccounts.CheckAsync(operation.Prepare(stage.Link(cmdlet.Given(state.Facts))), operation.Sides, [], Test.Stop);

    /// <summary>The id of a scraper that was not there before is chance.</summary>
    private static string[] Distinct(IEnumerable<string> writes, RandomState state) =>
    [
        .. writes.Select(w => w.Contains(" s-", StringComparison.Ordinal) && (state.Facts.ScraperId is null || !w.EndsWith(state.Facts.ScraperId.ToString(), StringComparison.Ordinal)) ? w[..w.IndexOf(' ', StringComparison.Ordinal)] + " (new)" : w)
            .Distinct().Order(StringComparer.Ordinal),
    ];

    private static string Resource(string resource)
    {
        if (resource.Contains(" to ", StringComparison.Ordinal))
        {
            return resource;
        }

        return resource.Contains(":iam:", StringComparison.Ordinal) && RoleArn.Parse(resource) is var role ? $"{role.Account}/{role.Name}" : ScraperArn.Parse(resource).Id.ToString();
    }
}
