using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;

namespace XScrape.PowerShell.Binding.Completion;

/// <summary>Values as the user would have to type them.</summary>
internal static class CompletionText
{
    private static readonly Regex s_plain = new("^[A-Za-z0-9_.][A-Za-z0-9_.:/+=-]*$", RegexOptions.CultureInvariant);

    /// <summary>The values that begin with what was typed, else those that hold it, each quoted where it must be.</summary>
    public static IEnumerable<CompletionResult> Match(string? typed, IEnumerable<(string Value, string ToolTip)> values)
    {
        string word = (typed ?? string.Empty).Trim('\'', '"');
        bool quoted = typed?.Length > 0 && typed[0] is '\'' or '"';
        (string Value, string ToolTip)[] all = [.. values.GroupBy(v => v.Value, StringComparer.Ordinal).Select(same => same.First()).OrderBy(v => v.Value, StringComparer.OrdinalIgnoreCase)];
        (string Value, string ToolTip)[] first = [.. all.Where(v => v.Value.StartsWith(word, StringComparison.OrdinalIgnoreCase))];
        return (first.Length > 0 ? first : all.Where(v => CultureInfo.InvariantCulture.CompareInfo.IndexOf(v.Value, word, CompareOptions.OrdinalIgnoreCase) >= 0))
            .Select(v => new CompletionResult(quoted ? Quoted(v.Value) : Word(v.Value), v.Value, CompletionResultType.ParameterValue, v.ToolTip));
    }

    private static string Word(string value) => s_plain.IsMatch(value) ? value : Quoted(value);

    // PowerShell's own rules: a typographic quote closes a string as well.
    private static string Quoted(string value) => $"'{CodeGeneration.EscapeSingleQuotedStringContent(value)}'";
}
