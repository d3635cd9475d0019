namespace XScrape.Links.Sessions;

/// <summary>What was done for a link in this process.</summary>
internal sealed class LinkJournal(TimeProvider? clock = null)
{
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private readonly object _gate = new();
    private readonly List<LinkChange> _changes = [];
    private readonly Queue<string> _warnings = new();
    private readonly HashSet<string> _said = new(StringComparer.Ordinal);

    /// <summary>Notes a write call that has just ended.</summary>
    public void Add(string operation, string resource, string? before = null, string? after = null)
    {
        LinkChange change = new(_clock.GetUtcNow(), operation, resource, before, after);
        lock (_gate)
        {
            _changes.Add(change);
        }
    }

    /// <summary>Something that the user should know, once, although the work continues.</summary>
    public void Warn(string warning)
    {
        lock (_gate)
        {
            if (_said.Add(warning))
            {
                _warnings.Enqueue(warning);
            }
        }
    }

    /// <summary>The warnings that were not taken yet.</summary>
    public IReadOnlyList<string> TakeWarnings()
    {
        lock (_gate)
        {
            string[] taken = [.. _warnings];
            _warnings.Clear();
            return taken;
        }
    }

    /// <summary>The write calls, in order.</summary>
    public IReadOnlyList<LinkChange> Changes
    {
        get
        {
            lock (_gate)
            {
                return [.. _changes];
            }
        }
    }

    /// <summary>The write calls, one sentence each.</summary>
    public IReadOnlyList<string> Entries => [.. Changes.Select(c => c.ToString())];
}
