using XScrape.Arns;

namespace XScrape.Links.Owners;

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

    /// <summary>The name of the link that a tag names; null where there is none, or none of ours.</summary>
    public static ScraperAlias? NameIn(IReadOnlyDictionary<string, string> tags)
    {
        string[] parts = tags.TryGetValue(Key, out string? key) ? key.Split([':'], 5) : [];
        return parts.Length == 5 && AliasForm.Fits(parts[4], 100) ? ScraperAlias.Parse(parts[4]) : null;
    }

    public static bool IsOfAny(IReadOnlyDictionary<string, string> tags, IReadOnlyCollection<LinkKey> keys) =>
        keys.Count > 0 && tags.TryGetValue(Key, out string? owner) && keys.Any(k => k.ToString() == owner);

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
