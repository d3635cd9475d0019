using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace XScrape.Reporting.Pages;

/// <summary>The style or the script of the page, with the hash by which its content-security policy allows it.</summary>
internal sealed class ReportAsset
{
    private ReportAsset(string content)
    {
        Content = content;
        using SHA256 hash = SHA256.Create();
        Hash = $"'sha256-{Convert.ToBase64String(hash.ComputeHash(Encoding.UTF8.GetBytes(content)))}'";
    }

    public static ReportAsset Style { get; } = Read("report.css");

    public static ReportAsset Script { get; } = Read("report.js");

    public string Content { get; }

    public string Hash { get; }

    private static ReportAsset Read(string name)
    {
        Assembly own = typeof(ReportAsset).Assembly;
        using Stream stream = own.GetManifestResourceStream("XScrape.Reporting." + name) ?? throw new InvalidOperationException($"The resource {name} is missing.");
        using StreamReader reader = new(stream, Encoding.UTF8);
        // A browser reads CRLF as LF and hashes what it reads.
        return new ReportAsset(reader.ReadToEnd().Replace("\r\n", "\n"));
    }
}
