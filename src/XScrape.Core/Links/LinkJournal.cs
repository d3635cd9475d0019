namespace XScrape.Links;

/// <summary>What was done for a link, one sentence each.</summary>
internal sealed class LinkJournal
{
    private readonly object _gate = new();
    private readonly List<string> _entries = [];
    private readonly Queue<string> _warnings = new();

    public void Add(string entry)
    {
        lock (_gate)
        {
            _entries.Add(entry);
        }
    }

    /// <summary>Something that the user should hear although the work goes on.</summary>
    public void Warn(string warning)
    {
        lock (_gate)
        {
            _warnings.Enqueue(warning);
        }
    }

    /// <summary>The warnings that nobody has taken yet.</summary>
    public IReadOnlyList<string> TakeWarnings()
    {
        lock (_gate)
        {
            string[] taken = [.. _warnings];
            _warnings.Clear();
            return taken;
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
