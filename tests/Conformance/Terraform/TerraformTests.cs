using System.Text;
using XScrape.Conformance.Models;

namespace XScrape.Conformance.Terraform;

/// <summary>Two roles, an inline policy, an attachment and a scraper with a role configuration, in two accounts.</summary>
public sealed class TerraformTests(TerraformRun terraform) : IClassFixture<TerraformRun>
{
    [Fact]
    public async Task Apply_makes_everything_in_both_accounts()
    {
        await terraform.DoneAsync();
        Assert.True(terraform.Applied.ExitCode == 0, terraform.Applied.ToString());
        Assert.Contains("Resources: 5 added, 0 changed, 0 destroyed", terraform.Applied.Output, StringComparison.Ordinal);
        Assert.Contains($"target_account = \"{terraform.Aws.Target.Account}\"", terraform.Applied.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_after_it_shows_no_difference()
    {
        await terraform.DoneAsync();
        Assert.NotNull(terraform.Planned);
        Assert.True(terraform.Planned.ExitCode == 0, terraform.Planned.ToString());
        Assert.Contains("No changes. Your infrastructure matches the configuration.", terraform.Planned.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trusts_alias_and_configuration_change_in_place()
    {
        await terraform.DoneAsync();
        Assert.NotNull(terraform.Updated);
        Assert.True(terraform.Updated.ExitCode == 0, terraform.Updated.ToString());
        Assert.Contains("Resources: 0 added, 3 changed, 0 destroyed", terraform.Updated.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_update_writes_two_trusts_and_one_scraper()
    {
        await terraform.DoneAsync();
        Assert.NotNull(terraform.Updated);
        string[] calls = [.. terraform.Aws.Exchanges.Take(terraform.CallsAfterUpdate).Skip(terraform.CallsBeforeUpdate)
            .Select(call => call.Method == "PUT" ? "UpdateScraper" : Encoding.UTF8.GetString(call.RequestBody).Split('&')[0])];
        Assert.Equal(2, calls.Count(call => call == "Action=UpdateAssumeRolePolicy"));
        Assert.Single(calls, call => call == "UpdateScraper");
        Assert.DoesNotContain(terraform.Aws.Exchanges, call => call.Method == "DELETE" && call.Status != 202);
    }

    [Fact]
    public async Task Import_finds_what_the_configuration_says()
    {
        await terraform.DoneAsync();
        Assert.NotNull(terraform.Imported);
        Assert.True(terraform.Imported.ExitCode == 0, terraform.Imported.ToString());
        Assert.True(terraform.Imported.Output.Contains("Resources: 5 imported, 0 added, 0 changed, 0 destroyed", StringComparison.Ordinal), terraform.Imported.ToString());
    }

    [Fact]
    public async Task Destroy_takes_everything_away()
    {
        await terraform.DoneAsync();
        Assert.NotNull(terraform.Destroyed);
        Assert.True(terraform.Destroyed.ExitCode == 0, terraform.Destroyed.ToString());
        Assert.Contains("Destroy complete!", terraform.Destroyed.Output, StringComparison.Ordinal);
        string[] deleted = [.. terraform.Aws.Exchanges.Where(call => call.Status < 400)
            .Select(call => call.Method == "DELETE" ? "DeleteScraper" : Encoding.UTF8.GetString(call.RequestBody).Split('&')[0])
            .Where(call => call.Contains("Delete", StringComparison.Ordinal) || call.Contains("Detach", StringComparison.Ordinal)).Order()];
        Assert.Equal(["Action=DeleteRole", "Action=DeleteRole", "Action=DeleteRolePolicy", "Action=DetachRolePolicy", "DeleteScraper"], deleted);
    }

    [Fact]
    public async Task Every_answer_fits_its_model()
    {
        await terraform.DoneAsync();
        Assert.SkipWhen(AwsModels.Found is null, AwsModels.Missing);
        Assert.True(terraform.ModelProblems.Count == 0, string.Join('\n', terraform.ModelProblems));
        Assert.DoesNotContain(terraform.Aws.Exchanges, exchange => !AwsModels.Found!.Covers(exchange));
        Assert.True(terraform.Aws.Exchanges.Count > 50, $"Only {terraform.Aws.Exchanges.Count} answers were seen.");
    }
}
