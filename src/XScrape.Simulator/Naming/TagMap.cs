namespace XScrape.Simulator.Naming;

/// <summary>Tags in the order in which they were set. IAM takes keys that differ only in case for one, AMP and EKS do not.</summary>
internal sealed class TagMap(StringComparison keys = StringComparison.Ordinal) : List<KeyValuePair<string, string>>
{
    public const int Most = 50;

    public string? this[string key] => this.Where(tag => string.Equals(tag.Key, key, keys)).Select(tag => tag.Value).FirstOrDefault();

    public void Set(string key, string value)
    {
        int at = FindIndex(tag => string.Equals(tag.Key, key, keys));
        if (at < 0)
        {
            Add(new(key, value));
        }
        else
        {
            this[at] = new(key, value);
        }
    }

    public void Unset(string key) => RemoveAll(tag => string.Equals(tag.Key, key, keys));

    /// <summary>How many tags there would be with these added.</summary>
    public int CountWith(TagMap added) => Count + added.Count(tag => this[tag.Key] is null);

    /// <summary>No tags yet, in IAM's way.</summary>
    public static TagMap OfIam() => new(StringComparison.OrdinalIgnoreCase);

    public TagMap Copy()
    {
        TagMap copy = new(keys);
        copy.AddRange(this);
        return copy;
    }
}
