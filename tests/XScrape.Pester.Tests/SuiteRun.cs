using System.Diagnostics;
using System.Text;

namespace XScrape.Pester;

/// <summary>Runs a suite in a child shell of the pinned PowerShell.</summary>
internal static class SuiteRun
{
    /// <summary>Far longer than any suite takes on a busy machine: what reaches it hangs.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(30);

    /// <summary>Where the reports stay, if somebody wants to read them afterwards: a file a suite.</summary>
    private static readonly string? s_kept = Environment.GetEnvironmentVariable("XSCRAPE_PESTER_REPORTS");

    public static async Task<SuiteOutcome> RunAsync(string file, CancellationToken stop)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("xscrape-suite-");
        string report = Path.Combine(folder.FullName, Path.GetFileName(file).Replace(".Tests.ps1", ".json", StringComparison.Ordinal));
        try
        {
            (int? code, string output) = await RunShellAsync(file, report, stop);
            if (s_kept is not null && File.Exists(report))
            {
                Directory.CreateDirectory(s_kept);
                File.Copy(report, Path.Combine(s_kept, Path.GetFileName(report)), overwrite: true);
            }

            return new SuiteOutcome(SuiteReport.Read(report), code, output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(int? Code, string Output)> RunShellAsync(string file, string report, CancellationToken stop)
    {
        StringBuilder output = new();
        using Process shell = new() { StartInfo = Start(file, report) };
        shell.OutputDataReceived += (_, line) => Add(line.Data);
        shell.ErrorDataReceived += (_, line) => Add(line.Data);
        shell.Start();
        shell.StandardInput.Close();
        shell.BeginOutputReadLine();
        shell.BeginErrorReadLine();
        using CancellationTokenSource bound = CancellationTokenSource.CreateLinkedTokenSource(stop);
        bound.CancelAfter(s_longest);
        try
        {
            await shell.WaitForExitAsync(bound.Token);
            return (shell.ExitCode, output.ToString());
        }
        catch (OperationCanceledException)
        {
            shell.Kill(entireProcessTree: true);
            stop.ThrowIfCancellationRequested();
            lock (output)
            {
                return (null, output.ToString());
            }
        }

        void Add(string? line)
        {
            lock (output)
            {
                output.Append(line).Append('\n');
            }
        }
    }

    private static ProcessStartInfo Start(string file, string report)
    {
        string pester = PinnedShell.Fact("Pester");
        ProcessStartInfo start = PinnedShell.Start("-File", Path.Combine(AppContext.BaseDirectory, "Invoke-Suite.ps1"), file, pester, report);
        start.WorkingDirectory = Suite.Root;
        // An administrator's own settings must not decide, and no suite may reach a real account.
        foreach (string name in start.Environment.Keys.Where(key => key.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        start.Environment["XSCRAPE_MODULE"] = PinnedShell.Fact("Module");
        start.Environment["XSCRAPE_PESTER"] = string.Join(Path.PathSeparator, pester, PinnedShell.Fact("OlderPester"));
        return start;
    }
}
