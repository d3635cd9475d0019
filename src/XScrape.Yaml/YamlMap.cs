namespace XScrape.Yaml;

/// <summary>A mapping, in the order of its keys.</summary>
internal sealed class YamlMap(long line, long column) : YamlNode(line, column)
{
    public const string Merge = "<<";

    /// <summary>How many merges may lead from one mapping to another.</summary>
    private const int MaxSteps = 16;

    private readonly Dictionary<string, YamlNode> _values = new(StringComparer.Ordinal);

    public List<YamlScalar> Keys { get; } = [];

    /// <summary>False if the key is there already.</summary>
    public bool TryAdd(YamlScalar key, YamlNode value)
    {
        if (_values.ContainsKey(key.Text))
        {
            return false;
        }

        _values.Add(key.Text, value);
        if (key.Text != Merge)
        {
            Keys.Add(key);
        }

        return true;
    }

    /// <summary>The value of a key, of this mapping or of one merged into it; null if there is none, or if it is nothing.</summary>
    public YamlNode? Find(string key) => Find(key, [], 0) is { } value and not YamlScalar { IsNull: true } ? value : null;

    private YamlNode? Find(string key, HashSet<YamlMap> seen, int steps)
    {
        if (steps > MaxSteps || !seen.Add(this))
        {
            return null;
        }

        return _values.TryGetValue(key, out YamlNode? value) ? value : Sources.Select(m => m.Find(key, seen, steps + 1)).FirstOrDefault(v => v is not null);
    }

    /// <summary>As <see cref="Find(string)"/>, but nothing (<c>key:</c>) is a value: null only where the key is not there.</summary>
    public YamlNode? Given(string key) => Find(key, [], 0);

    /// <summary>The text of a key; empty where it is not there, is nothing or is no single value.</summary>
    public string Text(string key) => Find(key) is YamlScalar scalar ? scalar.Text : string.Empty;

    /// <summary>A flag as Prometheus's reader sets it: nothing (<c>key:</c>) turns it off, whatever the default is.</summary>
    public bool Flag(string key, bool byDefault) => Given(key) switch
    {
        YamlScalar { IsNull: true } => false,
        YamlScalar scalar => scalar.Flag ?? byDefault,
        _ => byDefault,
    };

    /// <summary>The items of a list; none where it is not there, is nothing or is no list.</summary>
    public IReadOnlyList<YamlNode> Items(string key) => Find(key) is YamlList list ? list.Items : [];

    /// <summary>What this mapping itself says of one of its keys; nothing is a value here.</summary>
    public YamlNode Own(YamlScalar key) => _values[key.Text];

    /// <summary>The mappings that are merged into this one.</summary>
    public IEnumerable<YamlMap> Sources => !_values.TryGetValue(Merge, out YamlNode? source) ? []
        : source is YamlList list ? list.Items.OfType<YamlMap>()
        : source is YamlMap map ? [map]
        : [];

    /// <summary>The key of this mapping, for a message's place; the mapping itself where the key is merged into it.</summary>
    public YamlNode Place(string key) => Keys.Find(k => k.Text == key) ?? (YamlNode)this;
}
