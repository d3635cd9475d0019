using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using XScrape.Simulator;
using XScrape.Simulator.Http.Requests;
using XScrape.Simulator.Setup;
using XScrape.Simulator.Tests.Fuzz;
using XScrape.Simulator.Tests.Support;

namespace XScrape.Benchmarks;

/// <summary>Random requests for minutes: first straight into the simulator, side by side over HTTP and as raw bytes into serve.</summary>
internal static class FuzzRun
{
    public static async Task<int> RunAsync(string[] args)
    {
        double minutes = args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 10;
        int seed = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : Environment.ProcessId;
        using CancellationTokenSource stop = new(TimeSpan.FromMinutes(minutes));
        Console.WriteLine($"seed {seed}, {minutes} minutes");
        using BenchmarkServer serve = await BenchmarkServer.StartAsync();
        Task<bool> inside = Task.Run(() => InsideAsync(seed, stop.Token));
        Task<bool> outside = Task.Run(() => OutsideAsync(serve, seed + 1, stop.Token));
        bool[] fine = await Task.WhenAll(inside, outside);
        return fine.All(one => one) ? 0 : 1;
    }

    private static async Task<bool> InsideAsync(int seed, CancellationToken stop)
    {
        using AwsSimulator simulator = new(SimulatorOptions.TwoAccounts() with { CreationTime = TimeSpan.FromSeconds(1), DeletionTime = TimeSpan.Zero, RoleQuota = 50 });
        RequestFuzzer fuzzer = new(seed, [.. simulator.Accounts.Select(account => new Signer(account.AccessKeyId, account.SecretAccessKey))]);
        Stopwatch watch = Stopwatch.StartNew();
        double settled = 0;
        long sent = 0;
        long bad = 0;
        while (!stop.IsCancellationRequested)
        {
            SimulatorRequest request = fuzzer.Next(DateTimeOffset.UtcNow);
            SimulatorResponse response = await simulator.HandleAsync(request, CancellationToken.None);
            if (FuzzAnswerCheck.Fault(response) is { } fault)
            {
                bad++;
                Console.WriteLine($"{fault}: {request.Method} {request.RawTarget} {Convert.ToBase64String(request.Body)}");
            }

            if (++sent % 20_000 == 0)
            {
                simulator.Calls.Clear();
                double memory = GC.GetTotalMemory(forceFullCollection: true) / 1048576.0;
                settled = settled == 0 ? memory : settled;
                Console.WriteLine($"inside: {sent} requests in {watch.Elapsed.TotalSeconds:F0} s, {bad} bad answers, {memory:F1} MB managed (first {settled:F1})");
            }
        }

        return bad == 0;
    }

    private static async Task<bool> OutsideAsync(BenchmarkServer serve, int seed, CancellationToken stop)
    {
        RequestFuzzer fuzzer = new(seed, serve.Keys);
        using HttpSender sender = new(serve.Endpoint, 8);
        long sent = 0;
        long bad = 0;
        while (!stop.IsCancellationRequested)
        {
            await RawAsync(serve.Endpoint, fuzzer.Bytes(2000));
            foreach (SimulatorRequest request in Enumerable.Range(0, 20).Select(_ => fuzzer.Next(DateTimeOffset.UtcNow)))
            {
                bad += await FailsAsync(sender, request) ? 1 : 0;
            }

            if (++sent % 500 == 0)
            {
                Console.WriteLine($"outside: {sent * 21} requests, {bad} answers with status 500, serve has {serve.MemoryMegabytes():F0} MB");
            }
        }

        byte[] identity = "Action=GetCallerIdentity"u8.ToArray();
        (int status, _) = await sender.SendAsync(serve.Keys[0].Sign("sts", "us-west-2", DateTimeOffset.UtcNow, "POST", "/", "", identity), CancellationToken.None);
        Console.WriteLine($"outside: serve {(serve.HasExited ? "has gone" : "stands")} and answers {status}, {serve.MemoryMegabytes():F0} MB");
        return bad == 0 && status == 200;
    }

    private static async Task<bool> FailsAsync(HttpSender sender, SimulatorRequest request)
    {
        try
        {
            (int status, _) = await sender.SendAsync(request);
            return status == 500;
        }
        catch (Exception exception) when (exception is HttpRequestException or FormatException or UriFormatException or InvalidOperationException or ArgumentException)
        {
            return false; // the client would not send it, or Kestrel would not take it
        }
    }

    private static async Task RawAsync(Uri endpoint, byte[] bytes)
    {
        try
        {
            using TcpClient client = new();
            await client.ConnectAsync(endpoint.Host, endpoint.Port);
            await client.GetStream().WriteAsync(bytes);
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            // Refused in the middle, which is right.
        }
    }
}
