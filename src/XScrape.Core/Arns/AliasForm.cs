namespace XScrape.Arns;

/// <summary>The pattern that AMP shares between aliases and ids: <c>[0-9A-Za-z][-.0-9A-Z_a-z]*</c>.</summary>
/// <remarks>Shapes ScraperAlias and ScraperId of the AMP service model, 2020-08-01.</remarks>
internal static class AliasForm
{
    public static bool Fits(string? text, int maxLength) =>
        text is { Length: > 0 } && text.Length <= maxLength && IsAlphanumeric(text[0]) && text.All(c => IsAlphanumeric(c) || c is '-' or '.' or '_');

    private static bool IsAlphanumeric(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
