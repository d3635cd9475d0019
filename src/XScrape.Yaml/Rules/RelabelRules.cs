using System.Text.RegularExpressions;
using XScrape.Configuration;
using XScrape.Yaml.Nodes;
using XScrape.Yaml.Problems;
using XScrape.Yaml.Schemas;

namespace XScrape.Yaml.Rules;

/// <summary>What Prometheus asks of one relabel rule.</summary>
/// <remarks>https://github.com/prometheus/prometheus/blob/main/model/relabel/relabel.go, Config.UnmarshalYAML.</remarks>
internal static class RelabelRules
{
    private const string DefaultReplacement = "$1";

    private static readonly string[] s_actions = ["replace", "keep", "drop", "hashmod", "labelmap", "labeldrop", "labelkeep", "lowercase", "uppercase", "keepequal", "dropequal"];

    private static readonly string[] s_writing = ["replace", "hashmod", "lowercase", "uppercase", "keepequal", "dropequal"];

    private static readonly Regex s_target = new(@"^(?:(?:[a-zA-Z_]|\$(?:\{\w+\}|\w+))\w*)+$", RegexOptions.CultureInvariant | RegexOptions.ECMAScript, TimeSpan.FromSeconds(1));

    public static void Check(YamlMap rule, ProblemList problems)
    {
        YamlNode? given = rule.Find("action");
        string action = given is YamlScalar scalar ? scalar.Text.ToLowerInvariant() : "replace";
        if (given is null && rule.Keys.Find(k => k.Text == "action") is { } empty)
        {
            problems.Error(ConfigurationRule.Relabeling, empty, "The action is empty; leave the field out for replace.");
        }
        else if (!s_actions.Contains(action))
        {
            problems.Error(ConfigurationRule.Relabeling, given!, $"The action '{ProblemList.Cut(action)}' is unknown; known are {string.Join(", ", s_actions)}.");
        }
        else
        {
            Target(rule, action, problems);
            Extras(rule, action, problems);
            Useless(rule, action, problems);
            AddressRules.Check(rule, action, problems);
        }
    }

    private static void Target(YamlMap rule, string action, ProblemList problems)
    {
        YamlScalar? target = rule.Find("target_label") as YamlScalar;
        if (s_writing.Contains(action))
        {
            if (target is null or { Text.Length: 0 })
            {
                problems.Error(ConfigurationRule.Relabeling, rule, $"The action {action} needs a target_label.");
            }
            else if (!(action == "hashmod" ? ScalarSchemas.IsLabelName(target.Text) : s_target.IsMatch(target.Text)))
            {
                problems.WarnOfNewer(ConfigurationRule.Relabeling, target, $"The target_label '{ProblemList.Cut(target.Text)}' is a label name only for Prometheus 3 and later.");
            }
        }

        if (action == "labelmap" && rule.Given("replacement") is YamlScalar replacement && !s_target.IsMatch(replacement.IsNull ? string.Empty : replacement.Text))
        {
            if (replacement.IsNull || replacement.Text.Length == 0)
            {
                problems.Error(ConfigurationRule.Relabeling, replacement, "The replacement of labelmap is empty.");
            }
            else
            {
                problems.WarnOfNewer(ConfigurationRule.Relabeling, replacement, $"The replacement '{ProblemList.Cut(replacement.Text)}' of labelmap is a label name only for Prometheus 3 and later.");
            }
        }

        if (action == "hashmod" && rule.Find("modulus") is null or YamlScalar { Text: "0" })
        {
            problems.Error(ConfigurationRule.Relabeling, rule, "The action hashmod needs a modulus over 0.");
        }
    }

    private static void Extras(YamlMap rule, string action, ProblemList problems)
    {
        (string[] refused, string wanted) = action switch
        {
            "lowercase" or "uppercase" => (["replacement"], "takes no replacement"),
            "keepequal" or "dropequal" => (["regex", "modulus", "separator", "replacement"], "takes source_labels and target_label and nothing else"),
            "labeldrop" or "labelkeep" => ((string[])["source_labels", "target_label", "modulus", "separator", "replacement"], "takes a regex and nothing else"),
            _ => ([], string.Empty),
        };
        foreach (string field in refused.Where(f => rule.Find(f) is { } value && !IsDefault(f, value)))
        {
            problems.Error(ConfigurationRule.Relabeling, rule.Place(field), $"The action {action} {wanted}; here is a {field}.");
        }
    }

    private static bool IsDefault(string field, YamlNode value) => value is YamlScalar { Text: var text } && (field, text) switch
    {
        ("replacement", DefaultReplacement) or ("separator", ";") or ("modulus", "0") or ("target_label", "") => true,
        _ => false,
    };

    // Prometheus takes these. Without source_labels a rule sees an empty text, which is how a label is set to a fixed value.
    private static void Useless(YamlMap rule, string action, ProblemList problems)
    {
        if (action is "keep" or "drop" or "replace" && rule.Items("source_labels").Count == 0 && rule.Find("regex") is YamlScalar regex && !RelabelPattern.TakesNothing(regex.Text))
        {
            string effect = action == "keep" ? "drops everything" : "does nothing";
            problems.Warn(ConfigurationRule.Relabeling, regex, $"The rule has no source_labels, so it sees an empty text, which its regex does not match: it {effect}.");
        }
    }
}
