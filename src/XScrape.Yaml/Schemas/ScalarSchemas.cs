using System.Globalization;
using System.Text.RegularExpressions;
using XScrape.Configuration;
using XScrape.Yaml.Nodes;
using XScrape.Yaml.Problems;
using XScrape.Yaml.Re2;
using XScrape.Yaml.Values;

namespace XScrape.Yaml.Schemas;

/// <summary>The schemas of single values, as Prometheus's YAML reader (yaml.v2) takes them. Nothing (<c>field:</c>) always means the default.</summary>
internal static class ScalarSchemas
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private static readonly Regex s_size = new("^(?:0|(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:B|[KMGTPE]i?B)(?:[0-9.]+(?:B|[KMGTPE]i?B))*)$", RegexOptions.CultureInvariant, s_patience);

    private static readonly Regex s_labelName = new("^[a-zA-Z_][a-zA-Z0-9_]*$", RegexOptions.CultureInvariant, s_patience);

    public static void Any(YamlNode value, string field, ProblemList problems)
    {
    }

    public static void Text(YamlNode value, string field, ProblemList problems) => _ = Read(value, field, problems);

    public static void Flag(YamlNode value, string field, ProblemList problems)
    {
        if (Read(value, field, problems) is { } scalar && scalar.Flag is null)
        {
            problems.Error(ConfigurationRule.Value, value, $"{field} is true or false, without quotes.");
        }
    }

    public static void Count(YamlNode value, string field, ProblemList problems)
    {
        if (Read(value, field, problems) is { Kind: not (YamlKind.Count or YamlKind.Number) })
        {
            problems.Error(ConfigurationRule.Value, value, $"{field} is a number of 0 or more, without quotes.");
        }
    }

    public static void Integer(YamlNode value, string field, ProblemList problems)
    {
        if (Read(value, field, problems) is { Kind: not (YamlKind.Count or YamlKind.Negative or YamlKind.Number) })
        {
            problems.Error(ConfigurationRule.Value, value, $"{field} is a whole number, without quotes.");
        }
    }

    public static void Number(YamlNode value, string field, ProblemList problems)
    {
        if (Read(value, field, problems) is { Kind: not (YamlKind.Count or YamlKind.Negative or YamlKind.Number or YamlKind.HugeNumber) })
        {
            problems.Error(ConfigurationRule.Value, value, $"{field} is a number, without quotes.");
        }
    }

    public static void Size(YamlNode value, string field, ProblemList problems)
    {
        if (Read(value, field, problems) is { } scalar && !s_size.IsMatch(scalar.Text))
        {
            problems.Error(ConfigurationRule.Value, value, $"{field} is a size with its unit, such as 50MB or 10MiB.");
        }
    }

    public static void Duration(YamlNode value, string field, ProblemList problems)
    {
        if (value is not YamlScalar { IsNull: true, IsEmptied: false } && (value is not YamlScalar scalar || PrometheusDuration.Seconds(scalar.Key) is null))
        {
            problems.Error(ConfigurationRule.Value, value, $"The {field} is not a duration; write it as 30s or 1m30s.");
        }
    }

    public static void LabelName(YamlNode value, string field, ProblemList problems)
    {
        if (value is not YamlScalar { IsEmptied: true } scalar && (scalar = Read(value, field, problems)!) is null)
        {
            return;
        }

        if (s_labelName.IsMatch(scalar.Key))
        {
            return;
        }

        if (scalar.Key.Length == 0)
        {
            problems.Error(ConfigurationRule.Value, value, $"A label name in {field} is empty.");
        }
        else
        {
            problems.WarnOfNewer(ConfigurationRule.Value, value, $"'{ProblemList.Cut(scalar.Text)}' in {field} is a label name only for Prometheus 3 and later; earlier ones want letters, digits and _, and no digit first.");
        }
    }

    /// <summary>As <see cref="LabelName"/>, but nothing is no name.</summary>
    public static void OwnLabelName(YamlNode value, string field, ProblemList problems)
    {
        if (value is YamlScalar { IsNull: true })
        {
            problems.Error(ConfigurationRule.Value, value, $"A label name in {field} is empty.");
        }
        else
        {
            LabelName(value, field, problems);
        }
    }

    public static void Url(YamlNode value, string field, ProblemList problems)
    {
        if (Read(value, field, problems) is { } scalar && (scalar.IsUnread ? "it is null or ~ in quotes" : GoUrl.Fault(scalar.Text)) is { } fault)
        {
            problems.Error(ConfigurationRule.Value, value, $"{field} is no URL: {fault}.");
        }
    }

    public static void Pattern(YamlNode value, string field, ProblemList problems)
    {
        if (value is YamlScalar { IsNull: false, IsUnread: true })
        {
            problems.WarnOfNewer(ConfigurationRule.Relabeling, value, $"Earlier versions of Prometheus do not take null and ~ in quotes for {field}.");
        }
        else if (Read(value, field, problems) is { } scalar && Re2Syntax.Fault("^(?:" + scalar.Text + ")$") is { } fault)
        {
            problems.Error(ConfigurationRule.Relabeling, value, string.Format(CultureInfo.InvariantCulture, "The {0} is no RE2 expression: {1}.", field, fault));
        }
    }

    public static Schema OneOf(ConfigurationRule rule, params string[] values) => (value, field, problems) =>
    {
        YamlScalar? read = value is YamlScalar { IsEmptied: true } emptied ? emptied : Read(value, field, problems);
        if (read is { } scalar && !values.Contains(scalar.Key))
        {
            problems.Error(rule, value, $"{field} '{ProblemList.Cut(scalar.Text)}' is unknown; known are {string.Join(", ", values)}.");
        }
    };

    public static bool IsLabelName(string text) => s_labelName.IsMatch(text);

    /// <summary>The value; null if there is none, or if it is a list or mapping, which is then a problem.</summary>
    private static YamlScalar? Read(YamlNode value, string field, ProblemList problems)
    {
        if (value is YamlScalar scalar)
        {
            return scalar.IsNull ? null : scalar;
        }

        problems.Error(ConfigurationRule.Value, value, $"{field} must be a single value.");
        return null;
    }
}
