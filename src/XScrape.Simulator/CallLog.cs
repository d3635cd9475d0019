namespace XScrape.Simulator;

/// <summary>The calls that a simulator has answered, oldest first; the oldest go when there are too many.</summary>
public sealed class CallLog
{
    private const int Most = 100_000;

    private readonly object _gate = new();
    private readonly Queue<CallRecord> _records = new();
    private long _total;
    private long _writes;
    private long _errors;

    /// <summary>Every call since the start or the last <see cref="Clear"/>.</summary>
    public long Total => Locked(() => _total);

    /// <summary>Calls of operations that change something, whether or not they succeeded.</summary>
    public long Writes => Locked(() => _writes);

    /// <summary>Calls that were not answered with success.</summary>
    public long Errors => Locked(() => _errors);

    /// <summary>A copy of what is kept.</summary>
    public IReadOnlyList<CallRecord> Snapshot() => Locked(_records.ToArray);

    /// <summary>Forgets everything.</summary>
    public void Clear() => Locked(() =>
    {
        _records.Clear();
        _total = _writes = _errors = 0;
        return true;
    });

    internal void Add(CallRecord record) => Locked(() =>
    {
        _records.Enqueue(record);
        if (_records.Count > Most)
        {
            _records.Dequeue();
        }

        _total++;
        _writes += record.IsWrite ? 1 : 0;
        _errors += record.StatusCode is >= 200 and < 300 ? 0 : 1;
        return true;
    });

    private T Locked<T>(Func<T> work)
    {
        lock (_gate)
        {
            return work();
        }
    }
}
