using System.Text.RegularExpressions;
using XScrape.Configuration;
using XScrape.Yaml.Nodes;
using XScrape.Yaml.Problems;

namespace XScrape.Yaml.Rules;

/// <summary>Warns of placeholders that a template's tool left behind: the text is valid, and means them word by word. What stands in them is never shown.</summary>
internal sealed class TemplateRules(ProblemList problems)
{
    private static readonly Regex s_braces = new(@"\{\{.*?\}\}", RegexOptions.CultureInvariant | RegexOptions.Singleline, TimeSpan.FromSeconds(1));

    private static readonly Regex s_variable = new(@"\$\{(?<name>[A-Za-z_][\w.\-]*)[^}]*\}", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static readonly Regex s_escaped = new(@"\$\$(?:\{|\d)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static readonly Regex s_brackets = new(@"^<[A-Za-z][\w .\-]*>$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    public void Check(YamlMap root) => Walk(root, string.Empty, null);

    // An alias comes after what it names, so that no node is reached deeper than it stands in the text.
    private void Walk(YamlNode node, string field, YamlMap? owner)
    {
        if (!problems.IsFirstVisit(node, this))
        {
            return;
        }

        switch (node)
        {
            case YamlScalar scalar:
                Look(scalar, field, owner);
                break;
            case YamlList list:
                list.Items.ForEach(item => Walk(item, field, owner));
                break;
            case YamlMap map:
                foreach (YamlScalar key in map.Keys)
                {
                    Walk(key, string.Empty, map);
                    Walk(map.Own(key), key.Text, map);
                }

                break;
        }
    }

    private void Look(YamlScalar scalar, string field, YamlMap? owner)
    {
        string? form = s_braces.IsMatch(scalar.Text) ? "{{…}}"
            : s_variable.Matches(scalar.Text).OfType<Match>().Any(m => !IsGroup(m.Groups["name"].Value, field, owner)) ? "${…}"
            : field != "regex" && s_brackets.IsMatch(scalar.Text) ? "<…>"
            : null;
        if (form is not null)
        {
            problems.Warn(ConfigurationRule.Template, scalar, $"Here stands {form}, as in a template that was not filled in; AMP's collector replaces nothing.");
        }
        else if (field is "replacement" or "target_label" && s_escaped.IsMatch(scalar.Text))
        {
            problems.Warn(ConfigurationRule.Template, scalar, "Here stand two $ before a group, as templates and OpenTelemetry want them; Prometheus writes a $ and not the group. Leave one out.");
        }
    }

    /// <summary>Whether a name is a group of the rule's own expression: <c>(?P&lt;name&gt;…)</c>.</summary>
    private static bool IsGroup(string name, string field, YamlMap? owner) =>
        field is "replacement" or "target_label" && owner?.Text("regex").Contains($"<{name}>") == true;
}
