using System.Diagnostics;
using System.Text.Json;

namespace XScrape.Conformance.Stage;

/// <summary>What a user gets with <c>dotnet run --project src/XScrape.Sandbox -- serve</c>, as a process of its own.</summary>
internal sealed class ServeProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private ServeProcess(Process process, JsonElement greeting)
    {
        _process = process;
        Endpoint = new Uri(greeting.GetProperty("endpoint").GetString()!);
        Accounts = [.. greeting.GetProperty("accounts").EnumerateArray().Select(StageAccount.From)];
    }

    public Uri Endpoint { get; }

    public IReadOnlyList<StageAccount> Accounts { get; }

    public static async Task<ServeProcess> StartAsync(params string[] options)
    {
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        string sandbox = Path.Combine(AppContext.BaseDirectory, "XScrape.Sandbox.dll");
        ProcessStartInfo start = new(dotnet, [sandbox, "serve", "--port", "0", "--json", .. options])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Process process = Process.Start(start) ?? throw new InvalidOperationException($"{dotnet} does not start.");
        try
        {
            string? line = await process.StandardOutput.ReadLineAsync().WaitAsync(s_patience);
            if (line is null)
            {
                throw new InvalidOperationException("serve ended before it said where it listens: " + await process.StandardError.ReadToEndAsync());
            }

            using JsonDocument greeting = JsonDocument.Parse(line);
            return new ServeProcess(process, greeting.RootElement);
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
