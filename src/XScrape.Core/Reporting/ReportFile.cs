using XScrape.Failures;

namespace XScrape.Reporting;

/// <summary>Puts the page into a file, whole or not at all.</summary>
internal static class ReportFile
{
    /// <param name="report">What the page shows.</param>
    /// <param name="path">The file's full path.</param>
    /// <param name="noClobber">Refuse a file that exists.</param>
    /// <param name="force">Overwrite a file that is read-only.</param>
    public static void Write(Report report, string path, bool noClobber, bool force)
    {
        FileInfo file = new(path);
        if (noClobber && file.Exists)
        {
            throw new XScrapeException(FailureId.ReportExists, $"The file '{path}' exists already.", "Leave out -NoClobber to overwrite it, or give another -Path.");
        }

        using MemoryStream page = new();
        ReportPage.Write(report, page);
        try
        {
            if (force && file is { Exists: true, IsReadOnly: true })
            {
                file.IsReadOnly = false;
            }

            using FileStream stream = new(path, noClobber ? FileMode.CreateNew : FileMode.Create, FileAccess.Write);
            page.WriteTo(stream);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new XScrapeException(FailureId.ReportNotWritten, $"The file '{path}' cannot be written: {failure.Message}", "Check -Path; -Force overwrites a file that is read-only.", failure);
        }
    }
}
