using System.Diagnostics;
using System.Text.Json;
using XScrape.Simulator.Tests.Support;

namespace XScrape.Benchmarks;

/// <summary>The program as a user starts it, in a process of its own.</summary>
internal sealed class BenchmarkServer : IDisposable
{
    private readonly Process _process;

    private BenchmarkServer(Process process, JsonElement greeting)
    {
        _process = process;
        Endpoint = new Uri(greeting.GetProperty("endpoint").GetString()!);
        Accounts = [.. greeting.GetProperty("accounts").EnumerateArray()];
        Keys = [.. Accounts.Select(account => new Signer(account.GetProperty("accessKeyId").GetString()!, account.GetProperty("secretAccessKey").GetString()!))];
    }

    public Uri Endpoint { get; }

    /// <summary>The accounts as serve announces them.</summary>
    public IReadOnlyList<JsonElement> Accounts { get; }

    public IReadOnlyList<Signer> Keys { get; }

    public bool HasExited => _process.HasExited;

    public static async Task<BenchmarkServer> StartAsync(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true };
        foreach (string argument in new[] { Path.Combine(AppContext.BaseDirectory, "XScrape.Sandbox.dll"), "serve", "--json" }.Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        Process process = Process.Start(start)!;
        string line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("serve said nothing.");
        return new BenchmarkServer(process, JsonDocument.Parse(line).RootElement);
    }

    public double MemoryMegabytes()
    {
        _process.Refresh();
        return _process.WorkingSet64 / 1048576.0;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
