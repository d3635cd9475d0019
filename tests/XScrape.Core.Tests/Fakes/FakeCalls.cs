using XScrape.Failures;

namespace XScrape.Tests.Fakes;

/// <summary>The calls that were made, in order, and what is to go wrong with them. Ignores cancellation, so that only the callers can respect it.</summary>
internal sealed class FakeCalls
{
    private static readonly string[] s_reads = ["Get", "List", "Describe"];

    private readonly List<string> _all = [];
    private readonly List<(string Operation, int Left, bool After, Func<Exception> Fault)> _faults = [];

    public IReadOnlyList<string> All => _all;

    public IReadOnlyList<string> Writes => [.. _all.Where(c => !s_reads.Any(r => c.StartsWith(r, StringComparison.Ordinal)))];

    /// <summary>Called with each operation before it takes effect.</summary>
    public Action<string>? Before { get; set; }

    public int Count(string operation) => _all.Count(c => c == operation);

    public void Clear() => _all.Clear();

    /// <summary>The next calls of an operation fail, before or after their effect.</summary>
    public void Fail(string operation, int times, FailureId id, string message, bool after = false) =>
        _faults.Add((operation, times, after, () => new XScrapeException(id, message) { Service = "fake", Operation = operation }));

    public T Make<T>(string operation, Func<T> effect)
    {
        _all.Add(operation);
        Before?.Invoke(operation);
        Strike(operation, after: false);
        T answer = effect();
        Strike(operation, after: true);
        return answer;
    }

    private void Strike(string operation, bool after)
    {
        int at = _faults.FindIndex(f => f.Operation == operation && f.Left > 0 && f.After == after);
        if (at >= 0)
        {
            _faults[at] = _faults[at] with { Left = _faults[at].Left - 1 };
            throw _faults[at].Fault();
        }
    }
}
