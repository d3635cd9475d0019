using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace XScrape.Simulator;

/// <summary>Refuses scrape configurations that AMP refuses.</summary>
internal static class ScrapeConfigurationRules
{
    private static readonly Regex s_topLine = new("^(?:(?<key>[A-Za-z_]+)\\s*:(?:\\s.*)?|-(?:\\s.*)?|#.*|---.*|\\.\\.\\.|[}\\]].*)$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    private static readonly HashSet<string> s_keys = new(StringComparer.Ordinal) { "global", "scrape_configs", "scrape_config_files" };

    public static ScrapeText Read(string blob)
    {
        string text;
        try
        {
            text = new UTF8Encoding(false, true).GetString(Convert.FromBase64String(blob));
        }
        catch (DecoderFallbackException)
        {
            throw Refused("it is not UTF-8");
        }

        if (text.TrimStart().StartsWith("{", StringComparison.Ordinal))
        {
            CheckJson(text);
        }
        else
        {
            CheckLines(text);
        }

        return ScrapeText.Of(blob);
    }

    private static void CheckLines(string text)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (string line in text.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0 && line[0] is not (' ' or '\t')))
        {
            Match match = s_topLine.Match(line);
            string key = match.Groups["key"].Value;
            if (!match.Success || (key.Length > 0 && (!s_keys.Contains(key) || !seen.Add(key))))
            {
                throw Refused($"the line '{(line.Length > 60 ? line.Substring(0, 60) : line)}' does not belong there");
            }
        }

        if (!seen.Contains("scrape_configs"))
        {
            throw Refused("it has no scrape_configs");
        }
    }

    private static void CheckJson(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            string? stray = document.RootElement.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => !s_keys.Contains(name));
            if (stray is not null)
            {
                throw Refused($"the field {stray} is not known");
            }
        }
        catch (JsonException)
        {
            // YAML's flow style is wider than JSON; what is inside is not looked at.
        }
    }

    private static AwsError Refused(string why) => AmpError.Invalid($"Invalid Prometheus scrape configuration: {why}");
}
