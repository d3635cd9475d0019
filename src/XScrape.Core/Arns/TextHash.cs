using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace XScrape.Arns;

/// <summary>Digits that stand for a longer text where AWS takes a short one.</summary>
internal static class TextHash
{
    /// <summary>Enough digits to tell apart what a person names.</summary>
    public const int ShortLength = 8;

    /// <summary>SHA-256, in lower-case hexadecimal digits.</summary>
    public static string Of(string text)
    {
        using SHA256 sha = SHA256.Create();
        return string.Concat(sha.ComputeHash(Encoding.UTF8.GetBytes(text)).Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));
    }

    /// <summary>The first digits of it.</summary>
    public static string ShortOf(string text) => Of(text).Substring(0, ShortLength);
}
