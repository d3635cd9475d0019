using System.Globalization;

namespace XScrape.Aws.Wire.Responses;

/// <summary>Looking for words in what AWS and the SDK say.</summary>
internal static class Words
{
    public static bool Mentions(this string text, string words) =>
        CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, words, CompareOptions.OrdinalIgnoreCase) >= 0;
}
