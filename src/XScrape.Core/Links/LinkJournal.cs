namespace XScrape.Links;

/// <summary>What was done for a link, one sentence each.</summary>
internal sealed class LinkJournal
{
    private readonly object _gate = new();
    private readonly List<string> _entries = [];

    public void Add(string entry)
    {
        lock (_gate)
        {
            _entries.Add(entry);
        }
    }

    public IReadOnlyList<string> Entries
    {
        get
        {
            lock (_gate)
            {
                return [.. _entries];
            }
        }
    }
}
