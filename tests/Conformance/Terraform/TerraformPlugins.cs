namespace XScrape.Conformance.Terraform;

/// <summary>Where Terraform's AWS provider can be had without a network.</summary>
internal static class TerraformPlugins
{
    public const string Missing =
        "Terraform's AWS provider is not on this machine: set XSCRAPE_TF_PLUGINS to the folder of a filesystem mirror (terraform providers mirror), or TF_CLI_CONFIG_FILE to a configuration that names one.";

    /// <summary>Terraform's own implied mirrors, and whatever mirror an administrator has put among the add-on packages.</summary>
    private static IEnumerable<string> Usual =>
    [
        "/usr/local/share/terraform/plugins",
        "/usr/share/terraform/plugins",
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".terraform.d", "plugins"),
        .. Directory.Exists(AddOns) ? Directory.EnumerateDirectories(AddOns) : [],
    ];

    private static string AddOns => Path.Combine(Path.DirectorySeparatorChar.ToString(), "opt");

    private static string? Given => Environment.GetEnvironmentVariable("TF_CLI_CONFIG_FILE") is { Length: > 0 } file && File.Exists(file) ? file : null;

    /// <summary>A mirror's folder or a configuration file that stands for one; null where there is neither.</summary>
    public static string? Find() => Mirror() ?? Given;

    /// <summary>The file for TF_CLI_CONFIG_FILE, written where the mirror is to be named.</summary>
    public static string? Configuration(string folder)
    {
        if (Mirror() is not { } mirror)
        {
            return Given;
        }

        string path = Path.Combine(folder, "terraform.rc");
        File.WriteAllText(path, $$"""
            provider_installation {
              filesystem_mirror {
                path = "{{mirror.Replace('\\', '/')}}"
              }
            }
            """);
        return path;
    }

    private static string? Mirror()
    {
        string? named = Environment.GetEnvironmentVariable("XSCRAPE_TF_PLUGINS");
        return (named is null ? Given is null ? Usual : [] : [named])
            .FirstOrDefault(folder => Directory.Exists(Path.Combine(folder, "registry.terraform.io", "hashicorp", "aws")));
    }
}
