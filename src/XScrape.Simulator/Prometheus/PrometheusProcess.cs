using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace XScrape.Simulator.Prometheus;

/// <summary>One running Prometheus on a free port of loopback, in a folder of its own. It ends with this object or with the process.</summary>
internal sealed class PrometheusProcess : IDisposable
{
    private const int PatienceMilliseconds = 5000;

    private const string Shell = "/bin/sh";

    private static readonly Regex s_listening = new("msg=\"Listening on\" address=(127\\.0\\.0\\.1:[0-9]+)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private readonly Process _process;
    private readonly TaskCompletionSource<Uri> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Uri? _address;
    private string _lastError = "it said nothing";

    private PrometheusProcess(Process process) => _process = process;

    private static bool IsWatched { get; } = File.Exists(Shell);

    /// <summary>Where it answers, once it is ready; fails with its own words where it ends before.</summary>
    public Task<Uri> Ready => _ready.Task;

    public static PrometheusProcess Start(string program, string folder, string configuration, string arguments)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "prometheus.yml"), configuration);
        ProcessStartInfo start = Watched(program, $"--config.file=prometheus.yml --web.listen-address=127.0.0.1:0 {arguments}");
        start.WorkingDirectory = folder;
        start.UseShellExecute = false;
        start.CreateNoWindow = true;
        start.RedirectStandardInput = true;
        start.RedirectStandardError = true;
        start.RedirectStandardOutput = true;
        Process process = new() { StartInfo = start, EnableRaisingEvents = true };
        PrometheusProcess running = new(process);
        process.ErrorDataReceived += (_, line) => running.Hear(line.Data);
        process.Exited += (_, _) => running.Ended(program);
        AppDomain.CurrentDomain.ProcessExit += running.End;
        try
        {
            _ = process.Start();
        }
        catch (ExternalException failure)
        {
            running.Dispose();
            throw new IOException($"{program} does not start: {failure.Message}", failure);
        }

        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        return running;
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= End;
        Stop();
        _process.Dispose();
        // No one may be waiting any more.
        _ = _ready.Task.ContinueWith(failed => failed.Exception, TaskContinuationOptions.OnlyOnFaulted);
    }

    /// <summary>Where there is a shell, it ends Prometheus and removes the folders even if this process is killed: its input ends then.</summary>
    private static ProcessStartInfo Watched(string program, string arguments)
    {
        const string Script = "exec 3<&0; \\\"$0\\\" \\\"$@\\\" </dev/null 3<&- & p=$!; "
            + "(read -r word <&3; trap '' TERM; kill -9 $p; [ -n \\\"$word\\\" ] || rm -rf \\\"${PWD%/*}\\\") >/dev/null 2>&1 & r=$!; "
            + "wait $p; code=$?; kill $r 2>/dev/null; exit $code";
        return IsWatched ? new(Shell, $"-c \"{Script}\" \"{program}\" {arguments}") : new(program, arguments);
    }

    private void End(object? sender, EventArgs args) => Stop();

    private void Stop()
    {
        try
        {
            if (!_process.HasExited)
            {
                if (IsWatched)
                {
                    _process.StandardInput.WriteLine("end");
                    _process.StandardInput.Close();
                }
                else
                {
                    _process.Kill();
                }

                _ = _process.WaitForExit(PatienceMilliseconds);
            }
        }
        catch (Exception failure) when (failure is InvalidOperationException or ExternalException or IOException)
        {
            // It had not started, or ended in this moment.
        }
    }

    private void Ended(string program)
    {
        try
        {
            // Without a time it also waits for the last lines.
            _process.WaitForExit();
        }
        catch (Exception failure) when (failure is InvalidOperationException or ExternalException)
        {
            // Disposed of meanwhile: no client asks any more.
        }

        _ready.TrySetException(new IOException($"{program} ended: {_lastError}"));
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        if (s_listening.Match(line) is { Success: true } match)
        {
            _address = new Uri("http://" + match.Groups[1].Value);
        }
        else if (line.Contains("level=error"))
        {
            _lastError = line.Substring(line.IndexOf("level=error", StringComparison.Ordinal));
        }

        if (_address is not null && line.Contains("Server is ready"))
        {
            _ready.TrySetResult(_address);
        }
    }
}
