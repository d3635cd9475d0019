using System.Collections.Concurrent;
using XScrape.Cloud;

namespace XScrape.PowerShell.Hosting;

/// <summary>The calls to AWS of one cmdlet, kept until the pipeline thread writes them to the verbose stream.</summary>
internal sealed class CallLog : ICallObserver
{
    private readonly ConcurrentQueue<CloudCall> _calls = new();

    public bool WantsBodies { get; set; }

    public void Ended(CloudCall call) => _calls.Enqueue(call);

    public IEnumerable<CloudCall> Take()
    {
        while (_calls.TryDequeue(out CloudCall? call))
        {
            yield return call;
        }
    }
}
