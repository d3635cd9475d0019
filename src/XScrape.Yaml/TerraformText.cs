using System.Globalization;
using System.Text.RegularExpressions;
using XScrape.Configuration;

namespace XScrape.Yaml;

/// <summary>Recognizes Terraform, which holds a Prometheus configuration between two marks or names its file, and says where it lies.</summary>
/// <remarks>https://developer.hashicorp.com/terraform/language/expressions/strings#heredoc-strings</remarks>
internal static class TerraformText
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    /// <summary>A line that opens a text of several lines, which ends with a line of the same word.</summary>
    private static readonly Regex s_heredoc = new(@"^[ \t]*(?:(?<name>[A-Za-z_][\w-]*)[ \t]*=[ \t]*)?(?:[a-z0-9]+[ \t]*\([ \t]*)*<<-?(?<mark>[A-Za-z_]\w*)[ \t]*\r?$", RegexOptions.CultureInvariant | RegexOptions.Multiline, s_patience);

    private static readonly Regex s_block = new(@"^[ \t]*(?:(?:resource|data)[ \t]+""[\w-]+""[ \t]+""[\w-]+""|(?:module|provider|variable|output)[ \t]+""[\w-]+""|locals|terraform)[ \t]*\{", RegexOptions.CultureInvariant | RegexOptions.Multiline, s_patience);

    private static readonly Regex s_attribute = new(@"^[ \t]*(?<name>scrape_configuration|configuration|configuration_blob)[ \t]*=[ \t]*(?<how>\w*)", RegexOptions.CultureInvariant | RegexOptions.Multiline, s_patience);

    /// <summary>The one thing to say of such a text; null if it is none.</summary>
    public static ConfigurationProblem? Of(string text)
    {
        Match[] parts = [.. s_heredoc.Matches(text).OfType<Match>()];
        Match? part = parts.FirstOrDefault(p => Inside(text, p).Contains("scrape_configs:")) ?? parts.FirstOrDefault(p => p.Groups["name"].Value == "scrape_configuration");
        if (part is not null)
        {
            int line = Line(text, part.Index);
            string end = Line(text, part.Index + part.Length + Inside(text, part).Length).ToString(CultureInfo.InvariantCulture);
            string mark = part.Groups["mark"].Value;
            return Problem(line + 1, $"The text is Terraform; the Prometheus part lies between <<{mark} in line {line} and {mark} in line {end}.", "Give that part alone, with scrape_configs at the top and what stands in ${…} filled in.");
        }

        if (!s_block.IsMatch(text))
        {
            return null;
        }

        Match attribute = s_attribute.Match(text);
        return attribute.Success
            ? Problem(Line(text, attribute.Index), $"The text is Terraform; the Prometheus part is made by {attribute.Groups["name"].Value} in line {Line(text, attribute.Index)}.", "Give the YAML that Terraform makes of it, or the file that it names.")
            : Problem(1, "The text is Terraform, with no scrape_configs in it.", "Give the Prometheus configuration itself.");
    }

    /// <summary>What stands between the marks, with the line break before the second; all the rest where that one is missing.</summary>
    private static string Inside(string text, Match part)
    {
        string rest = text.Substring(part.Index + part.Length);
        Match end = Regex.Match(rest, $@"^[ \t]*{part.Groups["mark"].Value}[ \t]*\)*\r?$", RegexOptions.CultureInvariant | RegexOptions.Multiline, s_patience);
        return end.Success ? rest.Substring(0, end.Index) : rest;
    }

    private static int Line(string text, int index) => text.Take(index).Count(c => c == '\n') + 1;

    private static ConfigurationProblem Problem(int line, string message, string advice) => new(line, 1, message) { Rule = ConfigurationRule.Text, Advice = advice };
}
