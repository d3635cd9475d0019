using System.Text.Json;

namespace XScrape.Aws.Tests.Support;

/// <summary>AWS's own service models, where they lie beside the repository: ../shared/aws-models. They are never shipped.</summary>
internal static class ModelFolder
{
    private static readonly string s_path = Path.GetFullPath(Path.Combine(RepositoryRoot(), "..", "shared", "aws-models"));

    public static JsonElement Read(params string[] parts)
    {
        string file = Path.Combine([Root(), .. parts]);
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(File.Exists(file) ? file : PartOf(file)));
        return document.RootElement.Clone();
    }

    /// <summary>EC2's whole model has 3 MB; what was used of it once may lie there instead.</summary>
    public static bool IsPart(params string[] parts) => Path.Combine([Root(), .. parts]) is string file && !File.Exists(file) && File.Exists(PartOf(file));

    private static string PartOf(string file) => Path.ChangeExtension(file, ".trimmed.json");

    private static string Root()
    {
        string? given = Environment.GetEnvironmentVariable("XSCRAPE_AWS_MODELS");
        string path = string.IsNullOrEmpty(given) ? s_path : given;
        Assert.SkipUnless(Directory.Exists(path), $"AWS's service models are not at {path}; set XSCRAPE_AWS_MODELS to botocore's data folder.");
        return path;
    }

    private static string RepositoryRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "XScrape.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? AppContext.BaseDirectory;
    }
}
