namespace XScrape.Benchmarks.Fleet;

/// <summary>One thing to measure: a tool, how many links, and whether AWS's rates bind.</summary>
internal sealed record FleetCase(string Tool, int Links, bool Limits)
{
    public const double LatencySeconds = 0.05;

    public const double CreationSeconds = 5;

    public const double AmpRate = 10;

    public const double IamRate = 20;

    /// <summary>GetCallerIdentity, CreateRole twice, CreateScraper, and the look that sees ACTIVE.</summary>
    private const int Chain = 5;

    /// <summary>CreateRole, one permission and one bind in each account.</summary>
    private const int IamWritesAnAccount = 3;

    /// <summary>What no tool can be faster than, in seconds: the chain and the creation, or the calls at the assumed rate.</summary>
    public double LowerBound => Math.Max(
        (Chain * LatencySeconds) + CreationSeconds,
        Limits ? Math.Max(Links * IamWritesAnAccount / IamRate, Links / AmpRate) : 0);

    public override string ToString() => $"{Tool}, {Links} {(Links == 1 ? "link" : "links")}{(Limits ? string.Empty : ", no limits")}";
}
