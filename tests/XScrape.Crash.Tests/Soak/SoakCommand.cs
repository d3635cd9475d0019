using System.Diagnostics;
using System.Globalization;

namespace XScrape.Crash.Soak;

/// <summary>The soak as a command: <c>dotnet run --project tests/XScrape.Crash.Tests -- soak 200</c>.</summary>
internal static class SoakCommand
{
    public static async Task<int> RunAsync(string? links)
    {
        Stopwatch watch = Stopwatch.StartNew();
        SoakResult result = await FaultSoak.RunAsync(links is null ? 200 : int.Parse(links, CultureInfo.InvariantCulture));
        Console.WriteLine($"{result}; {watch.Elapsed.TotalSeconds:0} s");
        return result.IsRight ? 0 : 1;
    }
}
