namespace XScrape.Links;

/// <summary>The tag that says which link made a role or scraper. Set only in the creating call: adopting never gives ownership.</summary>
internal static class OwnerTag
{
    public const string Key = "XScrape:Link";

    public static Ownership Of(IReadOnlyDictionary<string, string> tags, LinkKey key)
    {
        if (!tags.TryGetValue(Key, out string? owner))
        {
            return Ownership.Nobody;
        }

        return owner == key.ToString() ? Ownership.Ours : Ownership.AnotherLink;
    }

    public static Dictionary<string, string> For(LinkKey key, IReadOnlyDictionary<string, string> users)
    {
        Dictionary<string, string> tags = new(StringComparer.Ordinal);
        foreach (KeyValuePair<string, string> tag in users)
        {
            tags[tag.Key] = tag.Value;
        }

        tags[Key] = key.ToString();
        return tags;
    }
}
