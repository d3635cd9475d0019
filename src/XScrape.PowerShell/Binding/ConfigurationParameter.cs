using XScrape.Configuration;
using XScrape.Failures;
using XScrape.PowerShell.Hosting;

namespace XScrape.PowerShell.Binding;

/// <summary>The scrape configuration that -ScrapeConfiguration or -ScrapeConfigurationPath gives.</summary>
internal static class ConfigurationParameter
{
    /// <param name="text">The YAML itself, or null.</param>
    /// <param name="path">A file's full path, or null.</param>
    public static ScrapeConfiguration? Read(string? text, string? path)
    {
        if (text is not null && path is not null)
        {
            throw new XScrapeException(FailureId.InvalidValue, "-ScrapeConfiguration and -ScrapeConfigurationPath are both given.", "Give one of them.");
        }

        string? yaml = text ?? (path is null ? null : ConfigurationFile.Read(path));
        return yaml is null ? null : ScrapeConfiguration.Parse(yaml, Backend.ConfigurationReader);
    }
}
