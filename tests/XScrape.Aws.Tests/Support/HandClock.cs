namespace XScrape.Aws.Tests.Support;

/// <summary>A clock that a test moves by hand.</summary>
internal sealed class HandClock : TimeProvider
{
    private DateTimeOffset _now = DateTimeOffset.UtcNow;

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan time) => _now += time;
}
