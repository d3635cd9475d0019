using System.Text.Json;
using System.Text.RegularExpressions;
using XScrape.Conformance.Clients;
using XScrape.Conformance.Models;
using XScrape.Conformance.Stage;

namespace XScrape.Conformance.Terraform;

/// <summary>The provider's data sources: data.tf has what reads, nodata.tf what does not, and docs/simulator.md tells both.</summary>
public sealed partial class TerraformDataTests
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "Terraform");

    [Fact]
    public async Task Every_data_source_of_the_table_reads_in_one_apply()
    {
        _ = TerraformCommand.Find();
        await using LocalAws aws = await LocalAws.StartAsync();
        TerraformCommand terraform = new(aws);
        string folder = await WriteAsync(aws, "data.tf");
        await terraform.InitAsync(folder);
        ToolResult applied = await terraform.RunAsync(folder, ["apply", "-auto-approve", "-input=false"]);
        Assert.True(applied.ExitCode == 0, applied.ToString());
        JsonElement read = (await terraform.RunAsync(folder, ["output", "-json", "read"])).Json;
        Assert.Equal("rehearsal", read.GetProperty("alias").GetString());
        Assert.Equal($"arn:aws:iam::{aws.Source.Account}:policy/amp/Assume", read.GetProperty("by_name").GetString());
        Assert.Equal("arn:aws:iam::aws:policy/AmazonPrometheusRemoteWriteAccess", read.GetProperty("of_aws").GetString());
        Assert.True(read.GetProperty("may_assume").GetBoolean());
        Assert.Equal(aws.Source.ClusterArn, read.GetProperty("cluster").GetString());
        Assert.Equal(aws.Source.SubnetIds.Count, read.GetProperty("nodes").GetArrayLength());
        Assert.Equal("scraper.aps.amazonaws.com", read.GetProperty("service").GetString());
        Assert.Equal(["/aws/prometheus/rehearsal"], read.GetProperty("groups").EnumerateArray().Select(group => group.GetString()!));
        Assert.Empty(aws.TakeModelProblems());
        TestContext.Current.TestOutputHelper?.WriteLine($"{Sources("data.tf").Count} data sources, {aws.Exchanges.Count} calls. {(AwsModels.Found is null ? AwsModels.Missing : string.Empty)}");
    }

    [Fact]
    public async Task What_the_simulator_does_not_serve_fails_by_its_name()
    {
        _ = TerraformCommand.Find();
        await using LocalAws aws = await LocalAws.StartAsync();
        TerraformCommand terraform = new(aws);
        string folder = await WriteAsync(aws, "nodata.tf");
        await terraform.InitAsync(folder);
        ToolResult planned = await terraform.RunAsync(folder, ["plan", "-input=false"]);
        Assert.True(planned.ExitCode == 1, planned.ToString());
        string[] failed = [.. Failed().Matches(planned.Output + planned.Error).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];
        Assert.True(Sources("nodata.tf").SequenceEqual(failed), string.Join(", ", failed) + planned);
        // Each for want of an operation, and for nothing else.
        string[] errors = [.. Regex.Split(planned.Output + planned.Error, "\\nError: ").Skip(1)];
        Assert.All(errors, error => Assert.Matches("Could not find (an )?operation", error));
    }

    [Fact]
    public void The_page_tells_which_read_and_which_do_not()
    {
        string page = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "simulator.md"));
        string section = page[page.IndexOf("## Terraform's data sources", StringComparison.Ordinal)..];
        section = section[..section.IndexOf("\n## ", 3, StringComparison.Ordinal)];
        string[] parts = section.Split("does not read", 2);
        Assert.Equal(Sources("data.tf"), Named(parts[0]));
        Assert.Equal(Sources("nodata.tf"), Named(parts[1]));

        static IEnumerable<string> Named(string text) => Source().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);
    }

    private static IReadOnlyList<string> Sources(string file) =>
        [.. Declared().Matches(File.ReadAllText(Path.Combine(s_folder, file))).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];

    private static async Task<string> WriteAsync(LocalAws aws, string file)
    {
        string folder = Directory.CreateDirectory(Path.Combine(aws.Folder, Path.GetFileNameWithoutExtension(file))).FullName;
        File.Copy(Path.Combine(s_folder, file), Path.Combine(folder, "main.tf"));
        string variables = JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["endpoint"] = LocalAws.Text(aws.Endpoint),
            ["region"] = aws.Region,
            ["access_key"] = aws.Source.AccessKeyId,
            ["secret_key"] = aws.Source.SecretAccessKey,
            ["cluster"] = aws.Source.ClusterArn!.Split('/')[1],
            ["subnet"] = aws.Source.SubnetIds[0],
        });
        await File.WriteAllTextAsync(Path.Combine(folder, "terraform.tfvars.json"), variables);
        return folder;
    }

    [GeneratedRegex("^data \"(aws_[a-z0-9_]+)\"", RegexOptions.Multiline)]
    private static partial Regex Declared();

    [GeneratedRegex("with data\\.(aws_[a-z0-9_]+)\\.")]
    private static partial Regex Failed();

    [GeneratedRegex("aws_[a-z0-9_]+")]
    private static partial Regex Source();
}
