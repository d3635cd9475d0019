using System.Diagnostics;

namespace XScrape.Benchmarks;

/// <summary>How long a built serve takes until it is ready.</summary>
internal static class StartTime
{
    public static async Task<int> RunAsync()
    {
        for (int i = 0; i < 5; i++)
        {
            Stopwatch watch = Stopwatch.StartNew();
            using BenchmarkServer serve = await BenchmarkServer.StartAsync();
            Console.WriteLine($"serve ready after {watch.Elapsed.TotalMilliseconds:F0} ms");
        }

        return 0;
    }
}
