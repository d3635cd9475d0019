using XScrape.Configuration;

namespace XScrape.Yaml;

/// <summary>A mapping with known fields, and rules between them.</summary>
internal sealed class MapForm
{
    private readonly Dictionary<string, Form> _fields = new(StringComparer.Ordinal);

    private readonly Dictionary<string, Form> _newer = new(StringComparer.Ordinal);

    private readonly List<Action<YamlMap, ProblemList>> _rules = [];

    /// <param name="form">The form of these fields' values.</param>
    /// <param name="names">The fields, separated by spaces.</param>
    public MapForm Fields(Form form, string names)
    {
        foreach (string name in names.Split(' '))
        {
            _fields[name] = form;
        }

        return this;
    }

    public MapForm Map(string name, MapForm form) => Fields(form.Check, name);

    /// <summary>All fields and rules of another form, which stand among these.</summary>
    public MapForm With(MapForm other)
    {
        foreach (KeyValuePair<string, Form> field in other._fields)
        {
            _fields[field.Key] = field.Value;
        }

        foreach (KeyValuePair<string, Form> field in other._newer)
        {
            _newer[field.Key] = field.Value;
        }

        _rules.AddRange(other._rules);
        return this;
    }

    /// <summary>Fields that came to Prometheus after 2.42. Which version AMP's collector is like is not documented.</summary>
    /// <param name="form">The form of these fields' values: what breaks it no version takes.</param>
    /// <param name="names">The fields, separated by spaces.</param>
    public MapForm Newer(Form form, string names)
    {
        foreach (string name in names.Split(' '))
        {
            _newer[name] = form;
        }

        return this;
    }

    /// <summary>A rule on the mapping as a whole.</summary>
    public MapForm Rule(Action<YamlMap, ProblemList> rule)
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
            if (_fields.TryGetValue(key.Text, out Form? form))
            {
                form(map.Own(key), key.Text, problems);
            }
            else if (_newer.TryGetValue(key.Text, out form))
            {
                problems.WarnOfNewer(ConfigurationRule.Field, key, $"{key.Text} came to Prometheus after 2.42.");
                form(map.Own(key), key.Text, problems);
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
