using System.Collections.Concurrent;
using XScrape.Cloud.Calls;

namespace XScrape.Aws.Tests.Support;

/// <summary>Keeps what the observer hears.</summary>
internal sealed class CallLog(bool wantsBodies = false) : ICallObserver
{
    private readonly ConcurrentQueue<CloudCall> _calls = new();

    private readonly ConcurrentQueue<string> _notices = new();

    public IReadOnlyList<string> Notices => [.. _notices];

    public bool WantsBodies => wantsBodies;

    public IReadOnlyList<CloudCall> Calls => [.. _calls];

    public CloudCall Only => Assert.Single(Calls);

    public void Ended(CloudCall call) => _calls.Enqueue(call);

    public void Noticed(string text) => _notices.Enqueue(text);
}
