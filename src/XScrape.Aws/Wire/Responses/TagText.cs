namespace XScrape.Aws.Wire.Responses;

/// <summary>Tags as they come. A key that stands twice with different values says nothing, and is left out.</summary>
internal static class TagText
{
    public static IReadOnlyDictionary<string, string> Read(IEnumerable<KeyValuePair<string, string>> tags, Action<string>? odd = null)
    {
        Dictionary<string, string> read = new(StringComparer.Ordinal);
        foreach (IGrouping<string, string> key in tags.GroupBy(t => t.Key, t => t.Value, StringComparer.Ordinal))
        {
            if (key.Distinct(StringComparer.Ordinal).Count() == 1)
            {
                read.Add(key.Key, key.First());
            }
            else
            {
                odd?.Invoke($"the tag '{key.Key}' stands there with {key.Count()} values and is left out");
            }
        }

        return read;
    }
}
