using XScrape.Configuration;
using XScrape.Failures;
using XScrape.PowerShell.Adapters;

namespace XScrape.PowerShell.Binding.Configurations;

/// <summary>The scrape configuration that -ScrapeConfiguration or -ScrapeConfigurationPath gives.</summary>
internal static class ConfigurationParameter
{
    /// <param name="text">The YAML itself, or null.</param>
    /// <param name="path">A file's full path, or null.</param>
    /// <param name="open">Reads the file.</param>
    /// <param name="skipCheck">Whether -SkipConfigurationCheck sends what the rules refuse.</param>
    /// <param name="warn">Receives what AMP takes and the user should look at, and what is sent although the rules refuse it.</param>
    public static ScrapeConfiguration? Read(string? text, string? path, Func<string, string> open, bool skipCheck, Action<string> warn)
    {
        if (text is not null && path is not null)
        {
            throw new XScrapeException(FailureId.InvalidValue, "-ScrapeConfiguration and -ScrapeConfigurationPath are both given.", "Give one of them.");
        }

        string? yaml = text ?? (path is null ? null : open(path));
        ScrapeConfiguration? parsed = yaml is null ? null : ScrapeConfiguration.Parse(yaml, AdapterLoader.ConfigurationReader, skipCheck);
        foreach (ConfigurationProblem notice in parsed?.Notices ?? [])
        {
            warn($"Scrape configuration, line {notice.Line}: {notice.Message}");
        }

        foreach (ConfigurationProblem refusal in parsed?.Refusals ?? [])
        {
            warn($"-SkipConfigurationCheck: the scrape configuration is sent although the rules refuse line {refusal.Line}: {refusal.Message}");
        }

        return parsed;
    }
}
