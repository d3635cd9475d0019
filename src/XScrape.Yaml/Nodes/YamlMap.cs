namespace XScrape.Yaml.Nodes;

/// <summary>A mapping, in the order of its keys.</summary>
internal sealed class YamlMap(long line, long column) : YamlNode(line, column)
{
    /// <summary>How many merges may lead from one mapping to another.</summary>
    private const int MaxSteps = 16;

    /// <summary>The values, each with how many keys stand before it.</summary>
    private readonly Dictionary<string, (int Order, YamlNode Value)> _values = new(StringComparer.Ordinal);

    private readonly List<(int Order, YamlMap Source)> _merges = [];

    public List<YamlScalar> Keys { get; } = [];

    /// <summary>The mappings that are merged into this one.</summary>
    public IEnumerable<YamlMap> Sources => _merges.Select(m => m.Source);

    /// <summary>False if the key is there already.</summary>
    public bool TryAdd(YamlScalar key, YamlNode value)
    {
        if (_values.ContainsKey(key.Key))
        {
            return false;
        }

        _values.Add(key.Key, (Keys.Count, value));
        Keys.Add(key);
        return true;
    }

    /// <summary>Takes the keys of other mappings at this place: Prometheus's reader sets one after the other, and the first of the list last.</summary>
    public void Merge(IEnumerable<YamlMap> sources) => _merges.AddRange(sources.Reverse().Select(s => (Keys.Count, s)));

    /// <summary>The value of a key, of this mapping or of one merged into it; null if there is none, or if it is nothing.</summary>
    public YamlNode? Find(string key) => Find(key, [], 0) is { } value and not YamlScalar { IsNull: true } ? value : null;

    private YamlNode? Find(string key, HashSet<YamlMap> seen, int steps)
    {
        if (steps > MaxSteps || !seen.Add(this))
        {
            return null;
        }

        bool isOwn = _values.TryGetValue(key, out (int Order, YamlNode Value) own);
        for (int i = _merges.Count - 1; i >= 0 && (!isOwn || own.Order < _merges[i].Order); i--)
        {
            if (_merges[i].Source.Find(key, seen, steps + 1) is { } merged)
            {
                return merged;
            }
        }

        return isOwn ? own.Value : null;
    }

    /// <summary>As <see cref="Find(string)"/>, but nothing (<c>key:</c>) is a value: null only where the key is not there.</summary>
    public YamlNode? Given(string key) => Find(key, [], 0);

    /// <summary>Settings that are there or not, such as a login.</summary>
    public YamlMap? Part(string key) => Given(key)?.AsMap();

    /// <summary>The text of a key; empty where it is not there, is nothing or is no single value.</summary>
    public string Text(string key) => Find(key) is YamlScalar scalar ? scalar.Text : string.Empty;

    /// <summary>A flag as Prometheus's reader sets it: nothing (<c>key:</c>) turns it off, for any default.</summary>
    public bool Flag(string key, bool byDefault) => Given(key) switch
    {
        YamlScalar { IsNull: true } => false,
        YamlScalar scalar => scalar.Flag ?? byDefault,
        _ => byDefault,
    };

    /// <summary>The items of a list; none where it is not there, is nothing or is no list.</summary>
    public IReadOnlyList<YamlNode> Items(string key) => Find(key) is YamlList list ? list.Items : [];

    /// <summary>What this mapping itself says of one of its keys; nothing is a value here.</summary>
    public YamlNode Own(YamlScalar key) => _values[key.Key].Value;

    /// <summary>The key of this mapping, for a message's place; the mapping itself where the key is merged into it.</summary>
    public YamlNode Place(string key) => Keys.Find(k => k.Text == key) ?? (YamlNode)this;

    /// <summary>All keys and values in the order in which they are set, those of merged mappings at their place; more than a person writes are left out.</summary>
    /// <param name="most">How many to give; what comes back is how many are left.</param>
    /// <param name="set">Gets each.</param>
    public int Walk(int most, Action<YamlScalar, YamlNode> set)
    {
        int next = 0;
        for (int i = 0; i <= Keys.Count && most > 0; i++)
        {
            for (; next < _merges.Count && _merges[next].Order == i && most > 0; next++)
            {
                most = _merges[next].Source.Walk(most - 1, set);
            }

            if (i < Keys.Count && most-- > 0)
            {
                set(Keys[i], Own(Keys[i]));
            }
        }

        return most;
    }
}
