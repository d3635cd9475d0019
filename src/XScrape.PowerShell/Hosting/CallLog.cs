using System.Collections.Concurrent;
using XScrape.Cloud.Calls;

namespace XScrape.PowerShell.Hosting;

/// <summary>The calls to AWS of one cmdlet, kept until the pipeline thread writes them to the verbose stream.</summary>
internal sealed class CallLog : ICallObserver
{
    private readonly ConcurrentQueue<CloudCall> _calls = new();

    private readonly ConcurrentQueue<string> _notices = new();

    private readonly ConcurrentDictionary<string, byte> _told = new(StringComparer.Ordinal);

    public bool WantsBodies { get; set; }

    public void Ended(CloudCall call) => _calls.Enqueue(call);

    public void Noticed(string text)
    {
        if (_told.TryAdd(text, 0))
        {
            _notices.Enqueue(text);
        }
    }

    /// <summary>What is odd in the answers, each once however often it is read.</summary>
    public IEnumerable<string> TakeNotices()
    {
        while (_notices.TryDequeue(out string? notice))
        {
            yield return notice;
        }
    }

    public IEnumerable<CloudCall> Take()
    {
        while (_calls.TryDequeue(out CloudCall? call))
        {
            yield return call;
        }
    }
}
