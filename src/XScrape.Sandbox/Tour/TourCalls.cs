using System.Collections.Concurrent;
using XScrape.Cloud;

namespace XScrape.Sandbox.Tour;

/// <summary>The AWS calls of the step under way.</summary>
internal sealed class TourCalls : ICallObserver
{
    private readonly ConcurrentQueue<CloudCall> _calls = new();

    public bool WantsBodies => false;

    public void Ended(CloudCall call) => _calls.Enqueue(call);

    public void Noticed(string text)
    {
        // The tour's own world has nothing odd in it.
    }

    public IEnumerable<CloudCall> Take()
    {
        while (_calls.TryDequeue(out CloudCall? call))
        {
            yield return call;
        }
    }
}
