using XScrape.Failures;

namespace XScrape.Links.Parts;

/// <summary>Reads one value of an enumeration: its name, without regard to case, or its number, which ConvertTo-Json writes. Lists of names, which .NET reads as well, are refused.</summary>
internal static class OneOf
{
    public static T Read<T>(string text, string advice)
        where T : struct, Enum => text.IndexOf(',') < 0 && Enum.TryParse(text, ignoreCase: true, out T value) && Enum.IsDefined(typeof(T), value)
        ? value
        : throw new XScrapeException(FailureId.InvalidValue, $"'{text}' is none of {string.Join(", ", Enum.GetNames(typeof(T)))}.", advice);
}
