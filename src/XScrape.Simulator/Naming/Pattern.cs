using System.Text.RegularExpressions;

namespace XScrape.Simulator.Naming;

/// <summary>Regular expressions that a text must match from its first to its last character; <c>$</c> also takes a line feed behind it.</summary>
internal static class Pattern
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    /// <summary>The whole text; <c>\w</c> and <c>\d</c> are ASCII, as in AWS's models.</summary>
    public static Regex Whole(string pattern) => new($"\\A(?:{pattern})\\z", RegexOptions.CultureInvariant | RegexOptions.ECMAScript, s_patience);

    /// <summary>The whole text, with classes of Unicode such as <c>\p{L}</c>.</summary>
    public static Regex WholeUnicode(string pattern) => new($"\\A(?:{pattern})\\z", RegexOptions.CultureInvariant, s_patience);
}
