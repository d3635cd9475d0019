using System.Collections;
using System.Globalization;
using System.Management.Automation;
using XScrape.Arns;
using XScrape.Failures;
using XScrape.Links.Owners;

namespace XScrape.PowerShell.Binding.Values;

/// <summary>Parameters as checked values; null stays null.</summary>
internal static class ParameterValues
{
    public static T? As<T>(this string? text, Func<string, T> parse)
        where T : class => text is null ? null : parse(text);

    public static IdList? AsIds(this string[]? texts, Func<IEnumerable<string>, IdList> parse) => texts is null ? null : parse(texts);

    /// <summary>Tags as they go to AWS; no table is no tags.</summary>
    public static IReadOnlyDictionary<string, string> AsTags(this IDictionary? tags) =>
        UserTags.Parse([.. (tags ?? new Hashtable()).Entries().Select(e => new KeyValuePair<string, string?>(Text(e.Key, "A tag key") ?? string.Empty, Text(e.Value, $"The value of the tag '{e.Key}'")))]);

    // As PowerShell writes it, in any culture of the user. A list or an object as a text would be the name of its type.
    private static string? Text(object? value, string what) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        null => null,
        string text => text,
        bool or char => $"{value}",
        IFormattable one => one.ToString(null, CultureInfo.InvariantCulture),
        object other => throw new XScrapeException(FailureId.InvalidTag, $"{what} is of type {other.GetType().Name}, and a tag holds one text.", "Give a text, as in @{ team = 'observability' }."),
    };
}
