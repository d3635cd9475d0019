using System.Text.RegularExpressions;

namespace XScrape.Yaml.Rules;

/// <summary>What a relabel rule's expression matches.</summary>
internal static class RelabelPattern
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(200);

    /// <summary>Whether an expression matches the empty text. Where that cannot be told, yes: no warning without a reason.</summary>
    public static bool TakesNothing(string expression)
    {
        try
        {
            return Regex.IsMatch(string.Empty, $"^(?:{expression.Replace("(?P<", "(?<")})$", RegexOptions.CultureInvariant, s_patience);
        }
        catch (Exception fault) when (fault is ArgumentException or RegexMatchTimeoutException)
        {
            return true;
        }
    }
}
