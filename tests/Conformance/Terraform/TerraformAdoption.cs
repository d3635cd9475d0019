using System.Text;
using XScrape.Arns;
using XScrape.Conformance.Product;
using XScrape.Conformance.Stage;
using XScrape.Links;
using XScrape.Provisioning.Roles;

namespace XScrape.Conformance.Terraform;

/// <summary>Terraform's first apply, and then the five steps over it.</summary>
public sealed class TerraformAdoption : IAsyncDisposable
{
    private static readonly string[] s_reads = ["Action=Get", "Action=List", "Action=Simulate"];

    private readonly Lazy<Task> _run;
    private readonly TerraformRun _terraform = new();

    public TerraformAdoption() => _run = new Lazy<Task>(RunAsync);

    internal string ScraperArn { get; private set; } = string.Empty;

    internal ScraperLink Link { get; private set; } = null!;

    internal int SeriesBefore { get; private set; }

    internal int SeriesAfter { get; private set; }

    /// <summary>The write calls of the five steps.</summary>
    internal IReadOnlyList<string> Writes { get; private set; } = [];

    /// <summary>Runs everything, or waits for the test that has begun to.</summary>
    public Task DoneAsync() => _run.Value;

    public ValueTask DisposeAsync() => _terraform.DisposeAsync();

    private async Task RunAsync()
    {
        ScraperArn = await _terraform.ApplyOnceAsync();
        LocalAws aws = _terraform.Aws;
        using WorkspaceQuery query = new(aws.Endpoint, aws.Region, aws.Target.AccessKeyId, aws.Target.SecretAccessKey);
        SeriesBefore = await query.CountAsync(aws.Target.WorkspaceArn!, "up", CancellationToken.None);
        int calls = aws.Exchanges.Count;
        LinkFacts facts = new()
        {
            Name = ScraperAlias.Parse("prod-1"),
            TargetAccount = AccountId.Parse(aws.Target.Account),
            SourceRole = RoleArn.Parse($"arn:aws:iam::{aws.Source.Account}:role/amp/Source"),
            TargetRole = RoleArn.Parse($"arn:aws:iam::{aws.Target.Account}:role/Target"),
        };
        Link = await new FiveSteps(aws, facts, new RoleSettings { Adopt = true }).RunAsync();
        SeriesAfter = await query.CountAsync(aws.Target.WorkspaceArn!, "up", CancellationToken.None);
        Writes = [.. aws.Exchanges.Skip(calls).Where(call => call.Method != "GET").Select(Operation).Where(o => !s_reads.Any(read => o.StartsWith(read, StringComparison.Ordinal)))];
    }

    private static string Operation(Recorded call) =>
        call.RequestBody.Length > 0 && Encoding.UTF8.GetString(call.RequestBody).StartsWith("Action=", StringComparison.Ordinal)
            ? Encoding.UTF8.GetString(call.RequestBody).Split('&')[0] : call.Method switch { "PUT" => "UpdateScraper", "DELETE" => "Delete", _ => "Create" };
}
