using System.Diagnostics;
using System.Runtime.InteropServices;
using XScrape.Aws.Wire.Responses;
using XScrape.Failures;
using XScrape.Waiting;

namespace XScrape.Aws.Credentials;

/// <summary>One run of a profile's credential_process. However the run ends, nothing of it lives on: it may wait for input, or hold a key.</summary>
internal sealed class CredentialProcess(string command, string identity, TimeProvider clock)
{
    /// <summary>Characters that are read; keys are a few hundred.</summary>
    private const int MostText = 64 * 1024;

    private const int MostOfError = 300;

    /// <summary>As long as the AWS SDK for Go gives it (processcreds.DefaultTimeout).</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(1);

    /// <summary>What it printed.</summary>
    public async Task<string> RunAsync(CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        TaskCompletionSource<bool> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using Process process = Start(ended);
        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        try
        {
            Task<string> said = ReadAsync(process.StandardOutput);
            Task<string> complained = ReadAsync(process.StandardError);
            Task all = Task.WhenAll(said, complained, ended.Task);
            if (await Task.WhenAny(all, Clock.Delay(clock, s_limit, over.Token)).ConfigureAwait(false) != all)
            {
                stop.ThrowIfCancellationRequested();
                throw Invalid($"did not end within {s_limit.TotalSeconds:0} seconds and was stopped", "Run that command by itself; it must answer without asking questions. Then run the same command again.");
            }

            over.Cancel();
            return Judge(process, (await said.ConfigureAwait(false)).Trim(), (await complained.ConfigureAwait(false)).Trim());
        }
        finally
        {
            End(process);
        }
    }

    private string Judge(Process process, string said, string complained)
    {
        if (process.ExitCode != 0)
        {
            string why = Masking.Text(complained.Length > MostOfError ? complained.Remove(MostOfError) + "…" : complained);
            throw Invalid($"ended with exit code {process.ExitCode}{(why.Length == 0 ? string.Empty : $": {why.TrimEnd('.')}")}", "Run that command by itself to see its error.");
        }

        return said.Length < MostText ? said : throw Invalid($"printed more than {MostText} characters", "Run that command by itself; it must print one JSON object.");
    }

    private Process Start(TaskCompletionSource<bool> ended)
    {
        // By the shell of the system, as the SDK starts it.
        bool windows = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);
        Process process = new()
        {
            EnableRaisingEvents = true,
            StartInfo = new ProcessStartInfo(windows ? "cmd.exe" : "sh", windows ? $"/c {command}" : $"-c \"{command.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"")
            {
                UseShellExecute = false,
                CreateNoWindow = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        process.Exited += (_, _) => ended.TrySetResult(true);
        try
        {
            _ = process.Start();
            return process;
        }
        catch (Exception fault) when (fault is ExternalException or InvalidOperationException)
        {
            process.Dispose();
            throw Invalid($"could not be started: {Masking.Message(fault).TrimEnd('.')}", null);
        }
    }

    /// <summary>The first characters; what comes after them is read, so that the program can end, and dropped.</summary>
    private static async Task<string> ReadAsync(StreamReader reader)
    {
        System.Text.StringBuilder text = new();
        char[] part = new char[4096];
        int count;
        while ((count = await reader.ReadAsync(part, 0, part.Length).ConfigureAwait(false)) > 0)
        {
            _ = text.Append(part, 0, Math.Min(count, MostText - text.Length));
        }

        return text.ToString();
    }

    // The shell and what it has started: ending the shell alone leaves the program itself.
    private static void End(Process process)
    {
        try
        {
            if (process.HasExited)
            {
                return;
            }
#if NET
            process.Kill(entireProcessTree: true);
#else
            using Process? kill = RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
                ? Process.Start(new ProcessStartInfo(Path.Combine(Environment.SystemDirectory, "taskkill.exe"), $"/PID {process.Id} /T /F") { UseShellExecute = false, CreateNoWindow = true })
                : null;
            if (kill?.WaitForExit(5000) != true || !process.WaitForExit(1000))
            {
                process.Kill();
            }
#endif
        }
        catch (Exception fault) when (fault is InvalidOperationException or ExternalException or AggregateException)
        {
            // It ended by itself meanwhile.
        }
    }

    private XScrapeException Invalid(string what, string? advice) => CredentialFailures.Invalid(identity, $"its credential_process {what}", advice);
}
