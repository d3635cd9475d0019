using Amazon.Runtime;
using XScrape.Aws.Sts;

namespace XScrape.Aws.Credentials;

/// <summary>A session of a role, renewed before it ends.</summary>
internal sealed class AssumedKeys(AccountCredentials credentials, StsClient sts, AssumedRole role, TimeProvider clock) : KeySource
{
    /// <summary>The longest time before its end at which a session is renewed; short sessions are renewed in their last fifth.</summary>
    private static readonly TimeSpan s_margin = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _one = new(1, 1);

    private volatile Session? _session;

    public override async Task<ImmutableCredentials> CurrentAsync(CancellationToken stop)
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
                session = await AssumeAsync(now, stop).ConfigureAwait(false);
                _session = session;
            }

            return session.Keys;
        }
        finally
        {
            _one.Release();
        }
    }

    public override bool Forget()
    {
        _session = null;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            sts.Dispose();
            credentials.Dispose();
            _one.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task<Session> AssumeAsync(DateTimeOffset now, CancellationToken stop)
    {
        (ImmutableCredentials keys, DateTimeOffset end) = await sts.AssumeRoleAsync(role, stop).ConfigureAwait(false);
        TimeSpan life = end - now;
        TimeSpan margin = TimeSpan.FromTicks(Math.Max(0, Math.Min(s_margin.Ticks, life.Ticks / 5)));
        return new Session(keys, end - margin);
    }

    private sealed record Session(ImmutableCredentials Keys, DateTimeOffset RenewAt)
    {
        public override string ToString() => $"a session until {RenewAt:u}";
    }
}
