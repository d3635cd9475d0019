namespace XScrape.Conformance.Clients;

/// <summary>Cases that take long and of which dotnet test runs a fixed sample only.</summary>
public static class LongCases
{
    public const string Reason = "A long case, of which there is a sample: XSCRAPE_FULL=1 runs them all.";

    /// <summary>Whether all of them run, as in .ci/run.</summary>
    public static bool Wanted { get; } = Environment.GetEnvironmentVariable("XSCRAPE_FULL") == "1";
}
