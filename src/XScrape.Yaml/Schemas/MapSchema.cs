using XScrape.Configuration;
using XScrape.Yaml.Nodes;
using XScrape.Yaml.Problems;

namespace XScrape.Yaml.Schemas;

/// <summary>A mapping with known fields, and rules between them.</summary>
internal sealed class MapSchema
{
    private readonly Dictionary<string, Schema> _fields = new(StringComparer.Ordinal);

    private readonly Dictionary<string, Schema> _newer = new(StringComparer.Ordinal);

    private readonly List<Action<YamlMap, ProblemList>> _rules = [];

    /// <param name="schema">The schema of these fields' values.</param>
    /// <param name="names">The fields, separated by spaces.</param>
    public MapSchema Fields(Schema schema, string names)
    {
        foreach (string name in names.Split(' '))
        {
            _fields[name] = schema;
        }

        return this;
    }

    public MapSchema Map(string name, MapSchema schema) => Fields(schema.Check, name);

    /// <summary>All fields and rules of another schema, which stand among these.</summary>
    public MapSchema With(MapSchema other)
    {
        foreach (KeyValuePair<string, Schema> field in other._fields)
        {
            _fields[field.Key] = field.Value;
        }

        foreach (KeyValuePair<string, Schema> field in other._newer)
        {
            _newer[field.Key] = field.Value;
        }

        _rules.AddRange(other._rules);
        return this;
    }

    /// <summary>Fields that came to Prometheus after 2.42. Which version AMP's collector is like is not documented.</summary>
    /// <param name="schema">The schema of these fields' values: what breaks it no version takes.</param>
    /// <param name="names">The fields, separated by spaces.</param>
    public MapSchema Newer(Schema schema, string names)
    {
        foreach (string name in names.Split(' '))
        {
            _newer[name] = schema;
        }

        return this;
    }

    /// <summary>A rule on the mapping as a whole.</summary>
    public MapSchema Rule(Action<YamlMap, ProblemList> rule)
    {
        _rules.Add(rule);
        return this;
    }

    public void Check(YamlNode value, string field, ProblemList problems)
    {
        if (value is YamlScalar { IsNull: true, IsEmptied: false } || !problems.IsFirstVisit(value, this))
        {
            return;
        }

        if (value.AsMap() is not { } map)
        {
            problems.Error(ConfigurationRule.Value, value, $"A mapping is wanted for {field}.");
            return;
        }

        Own(map, field, problems);
        foreach (Action<YamlMap, ProblemList> rule in _rules)
        {
            rule(map, problems);
        }
    }

    private void Own(YamlMap map, string field, ProblemList problems)
    {
        foreach (YamlScalar key in map.Keys)
        {
            if (_fields.TryGetValue(key.Text, out Schema? schema))
            {
                schema(map.Own(key), key.Text, problems);
            }
            else if (_newer.TryGetValue(key.Text, out schema))
            {
                problems.WarnOfNewer(ConfigurationRule.Field, key, $"{key.Text} came to Prometheus after 2.42.");
                schema(map.Own(key), key.Text, problems);
            }
            else
            {
                problems.Error(ConfigurationRule.Field, key, $"'{ProblemList.Cut(key.Text)}' is no field of {field}.{Near(key.Text)}");
            }
        }

        foreach (YamlMap source in map.Sources.Where(s => problems.IsFirstVisit(s, _fields)))
        {
            Own(source, field, problems);
        }
    }

    private string Near(string key)
    {
        string? near = _fields.Keys.Concat(_newer.Keys).FirstOrDefault(f => Spelling.IsNear(f, key));
        return near is null ? string.Empty : $" Is it {near}?";
    }
}
