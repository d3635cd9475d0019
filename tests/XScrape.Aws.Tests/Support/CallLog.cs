using System.Collections.Concurrent;
using XScrape.Cloud;

namespace XScrape.Aws.Tests.Support;

/// <summary>Keeps what the observer hears.</summary>
internal sealed class CallLog(bool wantsBodies = false) : ICallObserver
{
    private readonly ConcurrentQueue<CloudCall> _calls = new();

    public bool WantsBodies => wantsBodies;

    public IReadOnlyList<CloudCall> Calls => [.. _calls];

    public CloudCall Only => Assert.Single(Calls);

    public void Ended(CloudCall call) => _calls.Enqueue(call);
}
