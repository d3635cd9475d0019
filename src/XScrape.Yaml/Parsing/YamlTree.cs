using XScrape.Configuration;
using XScrape.Yaml.Nodes;
using XScrape.Yaml.Problems;
using XScrape.Yaml.Scanning;
using XScrape.Yaml.Text;

namespace XScrape.Yaml.Parsing;

/// <summary>Reads YAML into nodes with their places, as Prometheus's reader does. Memory and time are bounded by the text: aliases are not expanded, depth is limited.</summary>
internal sealed class YamlTree(ProblemList problems)
{
    /// <summary>The first document; null if there is none or if it cannot be read.</summary>
    public YamlNode? Read(string yaml)
    {
        try
        {
            YamlScanner scanner = new(yaml);
            YamlNode? root = new YamlParser(scanner, new YamlNodes(problems)).Document();
            Rest(scanner);
            return root;
        }
        catch (YamlException fault)
        {
            Explain(fault, yaml.Split('\n'));
            return null;
        }
    }

    // Prometheus's reader takes the first document and is silent about what follows, be it YAML or not.
    private void Rest(YamlScanner scanner)
    {
        YamlMark? rest = null;
        try
        {
            while (scanner.Peek().Kind == YamlTokenKind.DocumentEnd)
            {
                scanner.Take();
            }

            rest = scanner.Peek().Kind == YamlTokenKind.StreamEnd ? null : scanner.Peek().Start;
        }
        catch (YamlException fault)
        {
            rest = fault.Place;
        }

        if (rest is { } place)
        {
            string what = scanner.IsAtDocument ? "A second YAML document begins here; Prometheus reads the first one only." : "Here the YAML document has ended; Prometheus reads nothing of what follows.";
            problems.Warn(ConfigurationRule.Yaml, new YamlScalar(place.Line + 1, place.Column + 1, string.Empty, isImplicit: true), what);
        }
    }

    // A fault can be noticed after the last line, and a tab where it is not.
    private void Explain(YamlException fault, string[] lines)
    {
        int tab = Array.FindIndex(lines, line => line.TrimStart(' ').StartsWith("\t", StringComparison.Ordinal) && line.Trim().Length > 0);
        if (tab >= 0)
        {
            problems.Error(ConfigurationRule.Yaml, tab + 1, lines[tab].IndexOf('\t') + 1, "Not valid YAML: the line is indented by a tab; use spaces.");
        }
        else
        {
            long line = Math.Min(fault.Place.Line + 1, lines.Length);
            string template = lines[Math.Max(0, line - 1)].Contains("{{") ? " The braces look like a template that was not filled in." : string.Empty;
            problems.Error(ConfigurationRule.Yaml, line, fault.Place.Column + 1, $"Not valid YAML: {fault.Message.TrimEnd('.')}.{template}");
        }
    }
}
