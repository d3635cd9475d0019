using XScrape.Failures;

namespace XScrape.Rows;

/// <summary>The path of a file that a row names. Rows are data: one that names another machine would make this one sign in there.</summary>
internal static class RowPath
{
    /// <exception cref="XScrapeException">InvalidValue: a UNC or device path, with or without the name of a provider before it.</exception>
    public static string Parse(string text, string column)
    {
        int provider = text.IndexOf("::", StringComparison.Ordinal);
        string path = provider < 0 ? text : text.Substring(provider + 2);
        return path.Length > 1 && (path[0] is '\\' or '/') && (path[1] is '\\' or '/')
            ? throw new XScrapeException(
                FailureId.InvalidValue,
                $"{column}: '{text}' names another machine or a device, and rows may not.",
                "Copy the file here, map a drive, or give -ScrapeConfigurationPath on the command.")
            : text;
    }
}
