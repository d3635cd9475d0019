using System.Text;

namespace XScrape.Configuration;

/// <summary>What can be wrong with a text before anybody reads it as YAML.</summary>
internal static class ConfigurationText
{
    public const char ByteOrderMark = '\uFEFF';

    /// <summary>Why the text cannot be a scrape configuration; null if it can.</summary>
    public static ConfigurationProblem? Find(string yaml)
    {
        if (string.IsNullOrWhiteSpace(yaml))
        {
            return Bad("is empty", "Give YAML with at least one job under scrape_configs; Get-XAScrapeConfiguration -Default prints AMP's own.");
        }

        if (LooksLikeBase64(yaml))
        {
            return Bad("is base64, which would be encoded a second time and refused by AMP", "Give the YAML itself; XScrape encodes it once.");
        }

        if (yaml.Contains('\0'))
        {
            return Bad("contains characters with the code 0, as UTF-16 without a byte order mark does", "Save the file as UTF-8.");
        }

        if (yaml.Contains('\n'))
        {
            return null;
        }

        return yaml.Contains("\\n")
            ? Bad("is one line with the two characters \\n in it instead of line breaks", "In PowerShell, read files with Get-Content -Raw, or give -ScrapeConfigurationPath.")
            : LooksLikePath(yaml.Trim()) ? Bad("is the path of a file, not its text", "Give it to -ScrapeConfigurationPath.") : null;
    }

    private static bool LooksLikePath(string line) =>
        (line.EndsWith(".yml", StringComparison.OrdinalIgnoreCase) || line.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase)) && !line.Contains(": ") && !line.Contains('{');

    // A YAML configuration holds a colon; base64 has none. "Z2xvYmFs" is "global", and so on.
    private static bool LooksLikeBase64(string text)
    {
        string packed = new([.. text.Where(c => !char.IsWhiteSpace(c))]);
        if (packed.Length < 8 || packed.Length % 4 != 0 || packed.Any(c => !(c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '+' or '/' or '=')))
        {
            return false;
        }

        try
        {
            string inside = Encoding.UTF8.GetString(Convert.FromBase64String(packed));
            return inside.Contains(':') || inside.All(c => c is >= ' ' and <= '~');
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static ConfigurationProblem Bad(string why, string advice) => new(1, 1, $"The scrape configuration {why}.") { Rule = ConfigurationRule.Text, Advice = advice };
}
