using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace XScrape.Benchmarks;

/// <summary>Slow, half and oversized requests against serve, which must drop them and go on.</summary>
internal static class SafetyRun
{
    private const string Head = "POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n";

    public static async Task<int> RunAsync()
    {
        using BenchmarkServer serve = await BenchmarkServer.StartAsync();
        double before = serve.MemoryMegabytes();
        (string Name, string First, string Drop)[] attacks =
        [
            ("headers by the byte", "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ", "a"),
            ("a body by the byte", Head + "Content-Length: 100000\r\n\r\n", "a"),
            ("a connection that says nothing", string.Empty, string.Empty),
        ];
        bool[] dropped = await Task.WhenAll(attacks.SelectMany(attack => Enumerable.Range(0, 50).Select(_ => DroppedAsync(serve.Endpoint, attack.First, attack.Drop))));
        for (int i = 0; i < attacks.Length; i++)
        {
            Console.WriteLine($"{attacks[i].Name}: {dropped.Skip(i * 50).Take(50).Count(one => one)} of 50 dropped or still harmless");
        }

        string large = await AskAsync(serve.Endpoint, Head + "Content-Length: 2000000\r\n\r\n" + new string('a', 100_000));
        Console.WriteLine($"a body of 2 MB: {large.Split('\r')[0]}");
        using HttpSender sender = new(serve.Endpoint, 4);
        (int status, _) = await sender.SendAsync(serve.Keys[0].Sign("sts", "us-west-2", DateTimeOffset.UtcNow, "POST", "/", "", "Action=GetCallerIdentity"u8.ToArray()));
        Console.WriteLine($"a right request afterwards: {status}; memory {before:F0} -> {serve.MemoryMegabytes():F0} MB");
        return status == 200 && dropped.Take(100).All(one => one) && large.StartsWith("HTTP/1.1 413", StringComparison.Ordinal) ? 0 : 1;
    }

    /// <summary>Drips until the server hangs up, or for half a minute.</summary>
    private static async Task<bool> DroppedAsync(Uri endpoint, string first, string drip)
    {
        Stopwatch watch = Stopwatch.StartNew();
        try
        {
            using TcpClient client = new();
            await client.ConnectAsync(endpoint.Host, endpoint.Port);
            NetworkStream stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(first));
            Task<int> answer = stream.ReadAsync(new byte[1000]).AsTask();
            while (watch.Elapsed < TimeSpan.FromSeconds(30))
            {
                if (answer.IsCompleted)
                {
                    return true;
                }

                await Task.WhenAny(answer, Task.Delay(500));
                await stream.WriteAsync(Encoding.ASCII.GetBytes(drip));
            }

            return drip.Length == 0;
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            return true;
        }
    }

    private static async Task<string> AskAsync(Uri endpoint, string text)
    {
        using TcpClient client = new();
        await client.ConnectAsync(endpoint.Host, endpoint.Port);
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(text));
        byte[] buffer = new byte[4000];
        return Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer));
    }
}
