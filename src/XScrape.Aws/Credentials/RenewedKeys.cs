using Amazon.Runtime;
using XScrape.Aws.Signing;

namespace XScrape.Aws.Credentials;

/// <summary>Keys that a service gives for a limited time, fetched again before they end; one fetch serves all who ask meanwhile.</summary>
internal abstract class RenewedKeys(TimeProvider clock) : KeySource
{
    /// <summary>The longest time before its end at which a session is renewed; short sessions are renewed in their last fifth.</summary>
    private static readonly TimeSpan s_margin = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _one = new(1, 1);

    private volatile Session? _session;

    public sealed override async Task<ImmutableCredentials> CurrentAsync(CancellationToken stop)
    {
        if (_session is { } session && clock.GetUtcNow() < session.RenewAt)
        {
            return session.Keys;
        }

        await _one.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            session = _session;
            DateTimeOffset now = clock.GetUtcNow();
            if (session is null || now >= session.RenewAt)
            {
                (ImmutableCredentials keys, DateTimeOffset end) = await FetchAsync(now, stop).ConfigureAwait(false);
                TimeSpan margin = TimeSpan.FromTicks(Math.Max(0, Math.Min(s_margin.Ticks, (end - now).Ticks / 5)));
                session = new Session(keys, end - margin);
                _session = session;
            }

            return session.Keys;
        }
        finally
        {
            _one.Release();
        }
    }

    public sealed override bool Forget()
    {
        _session = null;
        return true;
    }

    /// <summary>New keys and when they end.</summary>
    protected abstract Task<(ImmutableCredentials Keys, DateTimeOffset End)> FetchAsync(DateTimeOffset now, CancellationToken stop);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _one.Dispose();
        }

        base.Dispose(disposing);
    }

    private sealed record Session(ImmutableCredentials Keys, DateTimeOffset RenewAt)
    {
        public override string ToString() => $"a session until {RenewAt:u}";
    }
}
