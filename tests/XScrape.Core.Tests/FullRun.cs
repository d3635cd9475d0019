namespace XScrape.Tests;

/// <summary>Whether the long runs are wanted: <c>XSCRAPE_FULL=1 dotnet run --project tests/XScrape.Core.Tests</c>.</summary>
internal static class FullRun
{
    public static bool IsWanted => Environment.GetEnvironmentVariable("XSCRAPE_FULL") == "1";

    /// <summary>So many values of a law, or 100,000.</summary>
    public static int Runs(int sample) => IsWanted ? 100_000 : sample;
}
