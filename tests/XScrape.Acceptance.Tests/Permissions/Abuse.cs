using XScrape.Links.Sides;

namespace XScrape.Acceptance.Tests.Permissions;

/// <summary>Something that a caller must not be able to do, and what of his policy is in the way.</summary>
internal sealed record Abuse(string Name, CallerCase How, Side Side, (string Sid, string What)[] Guards, Func<Intruder, Task<RawAnswer>> Attempt)
{
    public Abuse(string name, Side side, string sid, string what, Func<Intruder, Task<RawAnswer>> attempt)
        : this(name, CallerCase.Default, side, [(sid, what)], attempt)
    {
    }
}
