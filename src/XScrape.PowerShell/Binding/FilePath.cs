using System.Management.Automation;
using XScrape.Failures;

namespace XScrape.PowerShell.Binding;

/// <summary>A path as the shell means it, with its drives and its current folder.</summary>
internal static class FilePath
{
    private const string FileSystem = "FileSystem";

    /// <param name="session">The session whose drives and current folder count.</param>
    /// <param name="path">What was given. Wildcards stand for themselves.</param>
    /// <param name="otherwise">The failure where it is no file.</param>
    /// <returns>The full path of a file, which need not exist.</returns>
    /// <exception cref="XScrapeException">The path lies in the registry, in the certificates, or in another drive that is not of files:
    /// the same text would name some file of the folder in which PowerShell was started. Or it has a character that no path may have.</exception>
    public static string Of(SessionState session, string path, FailureId otherwise)
    {
        string full = session.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
        if (provider.Name != FileSystem)
        {
            throw new XScrapeException(otherwise, $"'{path}' is a place in PowerShell's provider {provider.Name}, and not a file.", "Give the file with its drive, or change to a folder first (Set-Location ~).");
        }

        // .NET Framework answers such a path with an error of its own kind.
        return full.IndexOfAny(Path.GetInvalidPathChars()) < 0 ? full
            : throw new XScrapeException(otherwise, $"'{path}' has a character that no path may have.", "Correct the path.");
    }
}
