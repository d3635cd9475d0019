using XScrape.Configuration;
using XScrape.Yaml.Nodes;
using XScrape.Yaml.Problems;

namespace XScrape.Yaml.Schemas;

/// <summary>The schemas of lists, and of mappings whose keys are free.</summary>
internal static class ListSchemas
{
    private static readonly Schema s_section = (value, field, problems) =>
    {
        if (value is not (YamlMap or YamlScalar { IsNull: true }))
        {
            problems.Error(ConfigurationRule.Value, value, $"A mapping is wanted for {field}.");
        }
    };

    /// <summary>What mappings are merged from each other in many steps is not looked at beyond this.</summary>
    private const int MostNames = 20_000;

    public static Schema Of(Schema item) => (value, field, problems) => Items(value, field, problems, item, item, mayBeNothing: true);

    /// <summary>A list of settings, where an empty item is a mistake.</summary>
    public static Schema OfMaps(MapSchema item) => (value, field, problems) => Items(value, field, problems, (one, _, found) => item.Check(one, "an item of " + field, found), item, mayBeNothing: false);

    /// <summary>A list of mappings whose fields are not looked at.</summary>
    public static void Sections(YamlNode value, string field, ProblemList problems) => Items(value, field, problems, s_section, s_section, mayBeNothing: false);

    /// <summary>A mapping whose fields are not looked at.</summary>
    public static void Section(YamlNode value, string field, ProblemList problems) => s_section(value, field, problems);

    /// <summary>A mapping of free names, such as labels.</summary>
    public static Schema Named(Schema name, Schema item) => (value, field, problems) =>
    {
        if (value is YamlScalar { IsNull: true } || !problems.IsFirstVisit(value, item))
        {
            return;
        }

        if (value is not YamlMap map)
        {
            problems.Error(ConfigurationRule.Value, value, $"A mapping is wanted for {field}.");
            return;
        }

        HashSet<string> set = new(StringComparer.Ordinal);
        map.Walk(MostNames, (key, one) =>
        {
            if (!set.Add(key.Key))
            {
                problems.Error(ConfigurationRule.Yaml, key, $"The key '{ProblemList.Cut(key.Text)}' is set twice, here or by what is merged.");
            }

            name(key, field, problems);
            item(one, field, problems);
        });
    };

    private static void Items(YamlNode value, string field, ProblemList problems, Schema item, object key, bool mayBeNothing)
    {
        if (value is YamlScalar { IsNull: true } || !problems.IsFirstVisit(value, key))
        {
            return;
        }

        if (value is not YamlList list)
        {
            problems.Error(ConfigurationRule.Value, value, $"{field} must be a list.");
            return;
        }

        foreach (YamlNode one in list.Items)
        {
            if (!mayBeNothing && one is YamlScalar { IsNull: true, IsEmptied: false })
            {
                problems.Error(ConfigurationRule.Value, one, $"{field} has an empty item.");
            }
            else
            {
                item(one, field, problems);
            }
        }
    }
}
