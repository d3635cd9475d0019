using System.Diagnostics;
using System.Text;

namespace XScrape.Conformance.Sandbox;

/// <summary>The sandbox as a user starts it, with its output in a pipe.</summary>
internal sealed class SandboxProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(4);

    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private SandboxProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    public static SandboxProcess Start(params string[] arguments)
    {
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        string[] command = [dotnet, Path.Combine(AppContext.BaseDirectory, "XScrape.Sandbox.dll"), .. arguments];
        // Whoever runs the tests in the background may have them ignore interrupts, which a child would take over.
        string[] whole = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", .. command] : command;
        ProcessStartInfo start = new(whole[0], whole[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // What a terminal would say must not decide: this is a pipe.
        start.Environment["TERM"] = "xterm-256color";
        return new SandboxProcess(Process.Start(start)!);
    }

    public async Task TypeAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    public async Task SeeAsync(string text)
    {
        using CancellationTokenSource stop = new(s_patience);
        while (!Output.Contains(text, StringComparison.Ordinal))
        {
            if (_process.HasExited || stop.IsCancellationRequested)
            {
                throw new InvalidOperationException($"'{text}' was never printed:\n{Output}");
            }

            await Task.Delay(50, CancellationToken.None);
        }
    }

    public async Task<int> EndAsync()
    {
        using CancellationTokenSource stop = new(s_patience);
        await _process.WaitForExitAsync(stop.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private void Add(string? line)
    {
        if (line is not null)
        {
            lock (_output)
            {
                _output.AppendLine(line);
            }
        }
    }
}
