using System.Globalization;
using XScrape.Failures;

namespace XScrape.Links.Owners;

/// <summary>
/// Tags that a user gives, held against the rules of IAM and of AMP: the same table goes to roles and scrapers, so that the
/// stricter rule of both holds.
/// </summary>
/// <remarks>
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#id_tags_rules and
/// https://docs.aws.amazon.com/prometheus/latest/APIReference/API_CreateScraper.html
/// </remarks>
internal static class UserTags
{
    /// <summary>A role or scraper takes 50, and XScrape's owner tag is one of them.</summary>
    private const int Most = 49;

    private const int LongestKey = 128;

    private const int LongestValue = 256;

    private const string Signs = "_.:/=+-@";

    private static readonly string[] s_kept = ["aws:", "XScrape:"];

    /// <summary>InvalidTag where IAM or AMP would refuse a tag, where it has no value, or where it is one of XScrape's own.</summary>
    public static IReadOnlyDictionary<string, string> Parse(IReadOnlyCollection<KeyValuePair<string, string?>> tags)
    {
        if (tags.Count > Most)
        {
            throw new XScrapeException(FailureId.InvalidTag, $"{tags.Count} tags are given. A role or scraper takes 50, and one of them is XScrape's.", $"Give {Most} tags at most.");
        }

        if (tags.GroupBy(t => t.Key, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new XScrapeException(
                FailureId.InvalidTag,
                $"The tag keys {string.Join(" and ", twice.Select(t => $"'{t.Key}'"))} differ in case only, and IAM treats them as the same key.",
                "Give each key once.");
        }

        return tags.ToDictionary(t => Key(t.Key), t => Value(t.Key, t.Value), StringComparer.Ordinal);
    }

    private static string Key(string key)
    {
        if (key.Length == 0)
        {
            throw new XScrapeException(FailureId.InvalidTag, "A tag key is empty.", $"A key has 1 to {LongestKey} characters.");
        }

        if (s_kept.FirstOrDefault(prefix => key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) is string kept)
        {
            throw new XScrapeException(
                FailureId.InvalidTag,
                $"The tag key '{key}' begins with {kept}, which {(kept == s_kept[0] ? "AWS" : "XScrape")} reserves.",
                "Choose another key.");
        }

        RefuseCharacters(key, $"The tag key '{key}'");
        return Length(key) <= LongestKey ? key
            : throw new XScrapeException(FailureId.InvalidTag, $"The tag key '{key}' has {Length(key)} characters.", $"A key has 1 to {LongestKey} characters.");
    }

    private static string Value(string key, string? value)
    {
        if (value is null)
        {
            throw new XScrapeException(FailureId.InvalidTag, $"The tag '{key}' has no value: it is $null.", "Give a value, or '' for an empty one.");
        }

        RefuseCharacters(value, $"The value of the tag '{key}'");
        return Length(value) <= LongestValue ? value
            : throw new XScrapeException(FailureId.InvalidTag, $"The value of the tag '{key}' has {Length(value)} characters.", $"A value has {LongestValue} characters at most.");
    }

    private static void RefuseCharacters(string text, string what)
    {
        for (int i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1)
        {
            if (!IsAllowed(text, i))
            {
                bool isPair = char.IsSurrogatePair(text, i);
                int code = isPair ? char.ConvertToUtf32(text, i) : text[i];
                throw new XScrapeException(
                    FailureId.InvalidTag,
                    $"{what} holds '{text.Substring(i, isPair ? 2 : 1)}' (U+{code:X4}) at position {i + 1}, which tags do not allow.",
                    $"Tags allow letters, digits, spaces and {string.Join(" ", Signs.ToCharArray())}");
            }
        }
    }

    // The pattern of both services: [\p{L}\p{Z}\p{N}_.:/=+\-@]*
    private static bool IsAllowed(string text, int at) => Signs.IndexOf(text[at]) >= 0 || CharUnicodeInfo.GetUnicodeCategory(text, at) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    // AWS counts characters, and a character beyond U+FFFF is two of .NET's.
    private static int Length(string text) => text.Length - text.Count(char.IsLowSurrogate);
}
