using XScrape.Simulator.Http.Requests;
using XScrape.Simulator.Tests.Support;

namespace XScrape.Simulator.Tests.Fuzz;

/// <summary>A small fixed sample of what tests/Benchmarks does for minutes: dotnet run --project tests/Benchmarks -- fuzz.</summary>
public sealed class FuzzTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Random_requests_get_answers_in_AWSs_shape_and_never_a_failure_of_the_simulator(int seed)
    {
        using Stage stage = new(options => options with { RoleQuota = 20, CreationTime = TimeSpan.FromSeconds(1), DeletionTime = TimeSpan.FromSeconds(1) });
        RequestFuzzer fuzzer = new(seed, [.. stage.Simulator.Accounts.Select(account => new Signer(account.AccessKeyId, account.SecretAccessKey))]);
        int succeeded = 0;
        for (int i = 0; i < 3000; i++)
        {
            SimulatorRequest request = fuzzer.Next(stage.Clock.GetUtcNow());
            SimulatorResponse response = await stage.Simulator.HandleAsync(request, TestContext.Current.CancellationToken);
            Assert.Null(FuzzAnswerCheck.Fault(response));
            succeeded += response.StatusCode < 300 ? 1 : 0;
            stage.Clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        Assert.InRange(succeeded, 100, 2900); // some requests must get through, or nothing was tried
    }
}
