using System.Diagnostics;
using System.Globalization;
using System.Text;
using XScrape.Simulator.Http.Requests;
using XScrape.Simulator.Tests.Support;

namespace XScrape.Benchmarks;

/// <summary>Signed requests a second, client and server sharing the machine.</summary>
internal static class RequestRate
{
    private const int Connections = 64;

    public static async Task<int> RunAsync(string[] args)
    {
        int seconds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10;
        using BenchmarkServer serve = await BenchmarkServer.StartAsync();
        using HttpSender sender = new(serve.Endpoint, Connections);
        byte[] role = Encoding.UTF8.GetBytes("Action=CreateRole&RoleName=R&AssumeRolePolicyDocument=" + Signer.Encode("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"scraper.aps.amazonaws.com"},"Action":"sts:AssumeRole"}]}"""));
        await sender.SendAsync(Sign(serve, "iam", "POST", "/", role));
        byte[] read = Encoding.UTF8.GetBytes("Action=GetRole&RoleName=R&Version=2010-05-08");
        await MeasureAsync("warm-up", 3, sender, () => Sign(serve, "iam", "POST", "/", read));
        await MeasureAsync("iam GetRole", seconds, sender, () => Sign(serve, "iam", "POST", "/", read));
        await MeasureAsync("aps ListScrapers", seconds, sender, () => Sign(serve, "aps", "GET", "/scrapers", []));
        Console.WriteLine($"memory of serve: {serve.MemoryMegabytes():F0} MB");
        return 0;
    }

    private static async Task MeasureAsync(string name, int seconds, HttpSender sender, Func<SimulatorRequest> next)
    {
        long done = 0;
        long failed = 0;
        List<double>[] times = [.. Enumerable.Range(0, Connections).Select(_ => new List<double>())];
        Stopwatch watch = Stopwatch.StartNew();
        await Task.WhenAll(times.Select(own => Task.Run(async () =>
        {
            while (watch.Elapsed.TotalSeconds < seconds)
            {
                long start = Stopwatch.GetTimestamp();
                (int status, _) = await sender.SendAsync(next());
                own.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                Interlocked.Increment(ref done);
                Interlocked.Add(ref failed, status == 200 ? 0 : 1);
            }
        })));
        double elapsed = watch.Elapsed.TotalSeconds;
        double[] all = [.. times.SelectMany(own => own).Order()];
        Console.WriteLine($"{name}: {done / elapsed:F0} requests/s at {Connections} connections, {failed} failed, median {all[all.Length / 2]:F1} ms, 99th {all[all.Length * 99 / 100]:F1} ms");
    }

    private static SimulatorRequest Sign(BenchmarkServer serve, string service, string method, string path, byte[] body)
    {
        SimulatorRequest signed = serve.Keys[0].Sign(service, "us-west-2", DateTimeOffset.UtcNow, method, path, "", body);
        return signed with { Headers = signed.Headers };
    }
}
