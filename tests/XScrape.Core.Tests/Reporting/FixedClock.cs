namespace XScrape.Tests.Reporting;

/// <summary>A clock that stands.</summary>
internal sealed class FixedClock(DateTimeOffset time) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => time;
}
