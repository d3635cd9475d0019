using System.Text;
using XScrape.Failures;

namespace XScrape.Configuration;

/// <summary>Reads a scrape configuration from a file.</summary>
internal static class ConfigurationFile
{
    private static readonly Encoding s_utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>UTF-8, or what the byte order mark says; the mark is kept. Windows PowerShell's Out-File writes UTF-16.</summary>
    public static string Read(string path)
    {
        try
        {
            return Decode(File.ReadAllBytes(path));
        }
        catch (DecoderFallbackException failure)
        {
            throw new XScrapeException(FailureId.InvalidScrapeConfiguration, $"The file '{path}' is not UTF-8, and has no byte order mark that says what else it is.", "Save it as UTF-8.", failure);
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

    private static string Decode(byte[] bytes) => EncodingOf(bytes).GetString(bytes);

    private static Encoding EncodingOf(byte[] bytes) => bytes.Length < 2 ? s_utf8
        : (bytes[0], bytes[1]) switch
        {
            (0xFF, 0xFE) => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
            (0xFE, 0xFF) => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
            _ => s_utf8,
        };
}
