using XScrape.Failures;
using XScrape.Files;

namespace XScrape.Reporting.Pages;

/// <summary>Puts the page into a file, whole or not at all.</summary>
internal static class ReportFile
{
    /// <param name="report">What the page shows.</param>
    /// <param name="path">The file's full path.</param>
    /// <param name="noClobber">Refuse a file that exists.</param>
    /// <param name="force">Overwrite a file that is read-only.</param>
    public static void Write(Report report, string path, bool noClobber, bool force)
    {
        using MemoryStream page = new();
        ReportPage.Write(report, page);
        try
        {
            Check(path, FileKinds.At(path), noClobber, force);
            WholeFile.Write(path, page, overwrite: !noClobber);
        }
        catch (IOException) when (noClobber && File.Exists(path))
        {
            throw Exists(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new XScrapeException(FailureId.ReportNotWritten, $"The file '{path}' cannot be written: {failure.Message}", "Check -Path; -Force overwrites a file that is read-only.", failure);
        }
    }

    private static void Check(string path, FileKind there, bool noClobber, bool force)
    {
        switch (there)
        {
            case FileKind.Absent:
                break;
            case FileKind.Link:
                throw new XScrapeException(FailureId.ReportNotWritten, $"'{path}' is a symbolic link, and the report is not written through a link.", "Give the path of the file that it points to, or remove the link.");
            case FileKind.Other:
                throw new XScrapeException(FailureId.ReportNotWritten, $"'{path}' is a folder, a pipe or a device.", "Give the path of a file.");
            case FileKind.Regular when noClobber:
                throw Exists(path);
            case FileKind.Regular when !force && new FileInfo(path).IsReadOnly:
                throw new XScrapeException(FailureId.ReportNotWritten, $"The file '{path}' is read-only.", "Give -Force to overwrite it, or another -Path.");
            default:
                break;
        }
    }

    private static XScrapeException Exists(string path) =>
        new(FailureId.ReportExists, $"The file '{path}' exists already.", "Leave out -NoClobber to overwrite it, or give another -Path.");
}
