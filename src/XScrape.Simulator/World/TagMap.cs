namespace XScrape.Simulator;

/// <summary>Tags in the order in which they were set.</summary>
internal sealed class TagMap : List<KeyValuePair<string, string>>
{
    public const int Most = 50;

    public string? this[string key] => this.Where(tag => tag.Key == key).Select(tag => tag.Value).FirstOrDefault();

    public void Set(string key, string value)
    {
        int at = FindIndex(tag => tag.Key == key);
        if (at < 0)
        {
            Add(new(key, value));
        }
        else
        {
            this[at] = new(key, value);
        }
    }

    public void Unset(string key) => RemoveAll(tag => tag.Key == key);

    public TagMap Copy()
    {
        TagMap copy = [];
        copy.AddRange(this);
        return copy;
    }
}
