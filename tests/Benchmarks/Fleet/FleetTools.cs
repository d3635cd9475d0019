using System.Globalization;
using XScrape.Pester;

namespace XScrape.Benchmarks.Fleet;

/// <summary>The tools that do the same job, each as its users run it.</summary>
internal static class FleetTools
{
    public const string XScrape = "XScrape";

    /// <summary>The line alone, in a session that has run it before.</summary>
    public const string Warm = "XScrape, warm session";

    public const string Boto3 = "boto3 script";

    public const string Cli = "AWS CLI script";

    public const string Terraform = "Terraform";

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Tools");

    private static string Module => Environment.GetEnvironmentVariable("XSCRAPE_MODULE") ?? Path.Combine(Repository(), "out", "XScrape", "XScrape.psd1");

    /// <summary>Null if it can run here, else what is missing.</summary>
    public static string? Missing(string tool) => tool switch
    {
        XScrape => File.Exists(Module) ? null : $"there is no {Module}; run ./build.ps1 first",
        Boto3 => Find("python3") is null ? "Python is not installed" : null,
        Cli => Find("aws") is null ? "the AWS CLI is not installed" : null,
        _ => Find("terraform") is null ? "Terraform is not installed" : Mirror() is null ? "there is no mirror of Terraform's AWS provider; set XSCRAPE_TF_PLUGINS" : null,
    };

    public static async Task<FleetSample> RunAsync(FleetCase which, bool warm)
    {
        using FleetStage stage = await FleetStage.StartAsync(which);
        if (which.Tool == Terraform)
        {
            await InitializeAsync(stage);
        }

        Dictionary<string, string> environment = new() { ["TF_CLI_CONFIG_FILE"] = Path.Combine(stage.Folder, "terraform.rc") };
        if (!which.Limits)
        {
            environment["XSCRAPE_REQUEST_RATES"] = "none";
        }

        (double wall, double cpu, double memory, string output) = await MeasuredProcess.RunAsync(environment, Command(which.Tool, stage, warm));
        (int calls, int writes, int polls, int throttles) = await stage.CallsAsync();
        string? line = output.Split('\n').FirstOrDefault(l => l.StartsWith("line ", StringComparison.Ordinal));
        return new FleetSample(wall, cpu, memory, calls, writes, polls, throttles)
        {
            Line = line is null ? null : double.Parse(line[5..], CultureInfo.InvariantCulture) / 1000,
        };
    }

    public static string[] GrowthCommand(string stages) =>
        PinnedShell.Command("-File", Path.Combine(Folder, "growth.ps1"), "-Module", Module, "-Stages", stages, "-Region", FleetStage.Region);

    private static string[] Command(string tool, FleetStage stage, bool warm) => tool switch
    {
        XScrape => PinnedShell.Command(["-File", Path.Combine(Folder, "connect.ps1"), "-Module", Module, "-Folder", stage.Folder, "-Endpoint", stage.Endpoint, "-Region", FleetStage.Region, .. warm ? ["-Warm"] : Array.Empty<string>()]),
        Boto3 => ["python3", Path.Combine(Folder, "procedure.py"), stage.Folder, stage.Endpoint, FleetStage.Region],
        Cli => ["bash", Path.Combine(Folder, "procedure.sh"), stage.Folder, stage.Endpoint, FleetStage.Region],
        _ => ["bash", Path.Combine(Folder, "terraform.sh"), stage.Folder],
    };

    /// <summary>The provider is installed once and for all, and so not counted.</summary>
    private static async Task InitializeAsync(FleetStage stage)
    {
        string folder = Path.Combine(stage.Folder, "terraform");
        File.Copy(Path.Combine(Folder, "main.tf"), Path.Combine(folder, "main.tf"));
        string settings = Path.Combine(stage.Folder, "terraform.rc");
        await File.WriteAllTextAsync(settings, $"provider_installation {{\n  filesystem_mirror {{\n    path = \"{Mirror()}\"\n  }}\n}}\n");
        _ = await MeasuredProcess.RunAsync(new Dictionary<string, string> { ["TF_CLI_CONFIG_FILE"] = settings }, "terraform", $"-chdir={folder}", "init", "-input=false", "-no-color");
    }

    private static string? Mirror() => new[] { Environment.GetEnvironmentVariable("XSCRAPE_TF_PLUGINS"), "/usr/local/share/terraform/plugins", "/usr/share/terraform/plugins" }
        .Concat(Directory.Exists("/opt") ? Directory.EnumerateDirectories("/opt") : [])
        .FirstOrDefault(folder => folder is not null && Directory.Exists(Path.Combine(folder, "registry.terraform.io", "hashicorp", "aws")));

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    public static string Repository()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "XScrape.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The repository was not found.");
        }

        return folder;
    }
}
