using System.Management.Automation;
using XScrape.Failures;

namespace XScrape.PowerShell.Binding.Values;

/// <summary>A path as the shell means it, with its drives and its current folder.</summary>
internal static class FilePath
{
    private const string FileSystem = "FileSystem";

    /// <param name="session">The session whose drives and current folder count.</param>
    /// <param name="path">What was given. Wildcards stand for themselves.</param>
    /// <param name="otherwise">The failure where it is no file.</param>
    /// <returns>The full path of a file, which need not exist.</returns>
    /// <exception cref="XScrapeException">The path lies in the registry, in the certificates, or in another drive that is not of files:
    /// the same text would name some file of the folder in which PowerShell was started. Or its drive is not here, or it has a character that is not valid in a path.</exception>
    public static string Of(SessionState session, string path, FailureId otherwise)
    {
        (string full, ProviderInfo provider) = Resolve(session, path, otherwise);
        if (provider.Name != FileSystem)
        {
            throw new XScrapeException(otherwise, $"'{path}' is a location in PowerShell's provider {provider.Name}, and not a file.", "Give the file with its drive, or change to a folder first (Set-Location ~).");
        }

        // .NET Framework answers such a path with an error of its own kind.
        return full.IndexOfAny(Path.GetInvalidPathChars()) < 0 ? full
            : throw new XScrapeException(otherwise, $"'{path}' has a character that is not valid in a path.", "Correct the path.");
    }

    // A row may name anything, and a drive that is not here must end that row alone.
    private static (string Full, ProviderInfo Provider) Resolve(SessionState session, string path, FailureId otherwise)
    {
        try
        {
            return (session.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _), provider);
        }
        catch (Exception fault) when (fault is RuntimeException and not PipelineStoppedException or NotSupportedException or ArgumentException)
        {
            throw new XScrapeException(otherwise, $"'{path}' names a drive or a provider that does not exist here, or is not a path.", "Correct the path: give a file of this machine.");
        }
    }
}
