using System.Collections;

namespace XScrape.PowerShell.Binding.Values;

/// <summary>The entries of any dictionary. One with types of its own gives pairs that are no DictionaryEntry where it is only enumerated.</summary>
internal static class MapEntries
{
    public static IEnumerable<DictionaryEntry> Entries(this IDictionary map)
    {
        IDictionaryEnumerator entries = map.GetEnumerator();
        while (entries.MoveNext())
        {
            yield return entries.Entry;
        }
    }
}
