using System.Collections;
using XScrape.Arns;

namespace XScrape.PowerShell.Binding;

/// <summary>Parameters as checked values; null stays null.</summary>
internal static class ParameterValues
{
    public static T? As<T>(this string? text, Func<string, T> parse)
        where T : class => text is null ? null : parse(text);

    public static IdList? AsIds(this string[]? texts, Func<IEnumerable<string>, IdList> parse) => texts is null ? null : parse(texts);

    public static IReadOnlyDictionary<string, string> AsTags(this IDictionary? tags) =>
        tags?.Cast<DictionaryEntry>().ToDictionary(e => $"{e.Key}", e => $"{e.Value}", StringComparer.Ordinal) ?? [];
}
