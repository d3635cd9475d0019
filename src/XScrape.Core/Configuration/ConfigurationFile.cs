using System.Text;
using XScrape.Failures;
using XScrape.Files;

namespace XScrape.Configuration;

/// <summary>Reads a scrape configuration from a file.</summary>
internal static class ConfigurationFile
{
    private static readonly Encoding s_utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Hand-made configurations have some kilobytes, AWS's own solution 50; more than this is another file.</summary>
    private const int MaxBytes = 1024 * 1024;

    /// <summary>UTF-8, or what the byte order mark says; the mark is kept. Windows PowerShell's Out-File writes UTF-16.</summary>
    /// <param name="path">The full path of a regular file of 1 MiB at most.</param>
    /// <param name="stop">Ends the read.</param>
    public static async Task<string> ReadAsync(string path, CancellationToken stop)
    {
        try
        {
            return Decode(await BytesAsync(path, stop).ConfigureAwait(false));
        }
        catch (DecoderFallbackException failure)
        {
            throw new XScrapeException(FailureId.InvalidScrapeConfiguration, $"The file '{path}' is not UTF-8, and has no byte order mark that names another encoding.", "Save it as UTF-8.", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new XScrapeException(
                FailureId.InvalidScrapeConfiguration,
                $"The file '{path}' cannot be read: {failure.Message}",
                "Check the path.",
                failure);
        }
    }

    private static async Task<byte[]> BytesAsync(string path, CancellationToken stop)
    {
        // Looked at before it is opened: opening a pipe waits for a writer.
        if (FileKinds.Behind(path) == FileKind.Other)
        {
            throw new XScrapeException(FailureId.InvalidScrapeConfiguration, $"'{path}' is a folder, a pipe or a device.", "Give the path of a file.");
        }

        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 4096, useAsync: true);
        if (!file.CanSeek)
        {
            throw new XScrapeException(FailureId.InvalidScrapeConfiguration, $"'{path}' is not a regular file.", "Give the path of a file.");
        }

        using MemoryStream all = new();
        byte[] part = new byte[16 * 1024];
        int count;
        while ((count = await PartAsync(file, part, stop).ConfigureAwait(false)) > 0)
        {
            all.Write(part, 0, count);
            if (all.Length > MaxBytes)
            {
                throw new XScrapeException(FailureId.InvalidScrapeConfiguration, $"The file '{path}' is longer than 1 MiB, and no scrape configuration is.", "Check the path.");
            }
        }

        return all.ToArray();
    }

#if NET
    private static ValueTask<int> PartAsync(FileStream file, byte[] part, CancellationToken stop) => file.ReadAsync(part, stop);
#else
    private static Task<int> PartAsync(FileStream file, byte[] part, CancellationToken stop) => file.ReadAsync(part, 0, part.Length, stop);
#endif

    private static string Decode(byte[] bytes) => EncodingOf(bytes).GetString(bytes);

    private static Encoding EncodingOf(byte[] bytes) => bytes.Length < 2 ? s_utf8
        : (bytes[0], bytes[1]) switch
        {
            (0xFF, 0xFE) => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
            (0xFE, 0xFF) => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
            _ => s_utf8,
        };
}
