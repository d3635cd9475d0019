using System.Text.Json;
using XScrape.Conformance.Clients;
using XScrape.Conformance.Models;
using XScrape.Conformance.Stage;

namespace XScrape.Conformance.Boto3;

/// <summary>
/// boto3 calls every operation that the simulator serves, from two empty accounts; the steps are in python/walk.py. Which operations there
/// are, and which were called, the simulator says itself.
/// </summary>
public sealed class WalkTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("xscrape-walk-");
    private LocalAws _aws = null!;

    public async ValueTask InitializeAsync()
    {
        string accounts = Path.Combine(_folder.FullName, "accounts.json");
        await File.WriteAllTextAsync(accounts, """[{"accountId":"111122223333"},{"accountId":"444455556666"}]""");
        _aws = await LocalAws.StartAsync("--accounts", accounts);
    }

    public async ValueTask DisposeAsync()
    {
        await _aws.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Every_operation_is_called_and_answers_as_its_model_says()
    {
        ToolResult result = await PythonRun.RunAsync("walk.py", _aws);
        IReadOnlyList<CheckLine> steps = CheckLine.Read(result.Output);
        string[] failed = [.. steps.Where(step => step.Outcome == "failed").Select(step => $"{step.Group} {step.Name}: {step.Detail}"), .. _aws.TakeModelProblems()];
        Assert.True(failed.Length == 0, string.Join('\n', failed));

        string[] served = [.. (await AskAsync("operations")).Select(Name)];
        string[] called = [.. (await AskAsync("calls")).Select(Name).Distinct()];
        Assert.True(served.Length > 100, $"Only {served.Length} operations are told.");
        Assert.True(!served.Except(called).Any(), $"The walk makes no call of {string.Join(", ", served.Except(called))}.\n{result}");
        TestContext.Current.TestOutputHelper?.WriteLine($"{served.Length} operations in {steps.Count} steps; {_aws.Exchanges.Count(exchange => AwsModels.Found?.Covers(exchange) == true)} answers were held against AWS's models as well.");
    }

    private async Task<JsonElement[]> AskAsync(string path)
    {
        using HttpClient http = new();
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(_aws.Endpoint, "/_xscrape/" + path));
        request.Headers.Add("X-XScrape-Control", "1");
        using HttpResponseMessage answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        using JsonDocument json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return [.. json.RootElement.GetProperty(path).Clone().EnumerateArray()];
    }

    private static string Name(JsonElement one) => $"{one.GetProperty("service").GetString()}:{one.GetProperty("operation").GetString()}";
}
