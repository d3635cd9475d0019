using XScrape.Conformance.Clients;
using XScrape.Conformance.Stage;

namespace XScrape.Conformance.Terraform;

/// <summary>Terraform on that AWS; it takes nothing of the machine's own but the provider.</summary>
internal sealed class TerraformCommand(LocalAws aws)
{
    private readonly string _terraform = Find();

    /// <summary>Terraform, where its provider can be had without a network; else the test is skipped.</summary>
    public static string Find()
    {
        string? terraform = Tool.Find("terraform");
        Assert.SkipWhen(terraform is null, "Terraform is not installed.");
        Assert.SkipWhen(TerraformPlugins.Find() is null, TerraformPlugins.Missing);
        return terraform!;
    }

    public async Task InitAsync(string folder)
    {
        ToolResult ready = await RunAsync(folder, ["init", "-input=false"]);
        Assert.SkipUnless(ready.ExitCode == 0, "Terraform cannot install its AWS provider here: " + ready);
    }

    public Task<ToolResult> RunAsync(string folder, string[] arguments, string? data = null)
    {
        Dictionary<string, string?> environment = aws.Environment(aws.Source);
        environment["AWS_ENDPOINT_URL"] = null; // the configuration says where
        environment["AWS_ACCESS_KEY_ID"] = environment["AWS_SECRET_ACCESS_KEY"] = null;
        environment["TF_CLI_CONFIG_FILE"] = TerraformPlugins.Configuration(aws.Folder);
        environment["TF_DATA_DIR"] = data;
        environment["TF_IN_AUTOMATION"] = "true";
        environment["CHECKPOINT_DISABLE"] = "true";
        environment["GOGC"] = "400"; // the provider is large, and most of its start is garbage collection
        return Tool.RunAsync(_terraform, [.. arguments, "-no-color"], environment, folder);
    }
}
