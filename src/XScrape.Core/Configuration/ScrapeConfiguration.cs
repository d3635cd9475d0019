using System.Text;
using XScrape.Failures;

namespace XScrape.Configuration;

/// <summary>The YAML text of a scrape configuration, checked before it is sent: AMP answers every mistake with one sentence.</summary>
internal sealed record ScrapeConfiguration
{
    private ScrapeConfiguration(string yaml) => Yaml = yaml;

    public string Yaml { get; }

    /// <param name="text">YAML text, as a person wrote it; never base64.</param>
    /// <param name="reader">Finds what YAML and AMP refuse.</param>
    public static ScrapeConfiguration Parse(string text, IScrapeConfigurationReader reader)
    {
        string yaml = text.TrimStart('\uFEFF');
        if (string.IsNullOrWhiteSpace(yaml))
        {
            throw Bad("is empty", "Give YAML with at least one job under scrape_configs; Get-XAScrapeConfiguration -Default prints AMP's own.");
        }

        if (LooksLikeBase64(yaml))
        {
            throw Bad("is base64, which would be encoded a second time and refused by AMP", "Give the YAML itself; XScrape encodes it once.");
        }

        if (!yaml.Contains('\n') && yaml.Contains("\\n"))
        {
            throw Bad("is one line with the two characters \\n in it instead of line breaks", "In PowerShell, read files with Get-Content -Raw, or give -ScrapeConfigurationPath.");
        }

        ConfigurationProblem[] problems = [.. reader.Check(yaml).Where(p => p.Severity == ConfigurationSeverity.Error)];
        return problems.Length == 0
            ? new ScrapeConfiguration(yaml)
            : throw Bad("cannot be used: " + string.Join("; ", problems.Select(p => $"line {p.Line}: {p.Message.TrimEnd('.')}")), "Correct these lines.");
    }

    /// <summary>What AMP itself holds is sound by its own judgement.</summary>
    public static ScrapeConfiguration AsStored(string yaml) => new(yaml);

    /// <summary>Never the text: it may hold secrets.</summary>
    public override string ToString() => $"scrape configuration of {Yaml.Length} characters";

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

    private static XScrapeException Bad(string why, string advice) => new(FailureId.InvalidScrapeConfiguration, $"The scrape configuration {why}.", advice);
}
