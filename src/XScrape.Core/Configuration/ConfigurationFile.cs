using System.Text;
using XScrape.Failures;

namespace XScrape.Configuration;

/// <summary>Reads a scrape configuration from a file.</summary>
internal static class ConfigurationFile
{
    /// <summary>UTF-8, or what the byte order mark says. Windows PowerShell's Out-File writes UTF-16.</summary>
    public static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path, Encoding.UTF8);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new XScrapeException(
                FailureId.InvalidScrapeConfiguration,
                $"The file '{path}' cannot be read: {failure.Message}",
                "Check -ScrapeConfigurationPath.",
                failure);
        }
    }
}
