using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace XScrape.Sandbox.Hosting;

/// <summary>The PowerShell that the build restored from the package registry, independent of what is installed on the machine.</summary>
internal static class PinnedPowerShell
{
    /// <summary>The module's manifest as the build laid it out.</summary>
    public static string Module => Path.Combine(Fact("ModuleFolder"), "XScrape.psd1");

    /// <summary>Runs PowerShell in a folder, on this program's own terminal, until it ends; its exit code.</summary>
    /// <remarks>
    /// Ctrl+C reaches every process of the terminal. What it stops is PowerShell's own affair, so this program lets it pass.
    /// When this program itself is asked to end, PowerShell ends first.
    /// </remarks>
    public static async Task<int> RunAsync(string folder, params string[] arguments)
    {
        string shell = Path.Combine(Fact("PinnedPowerShell"), OperatingSystem.IsWindows() ? "win" : "unix", "pwsh.dll");
        if (!File.Exists(shell))
        {
            await Console.Error.WriteLineAsync($"The pinned PowerShell is not at {shell}. Run 'dotnet restore' and try again.");
            return 1;
        }

        ProcessStartInfo start = new(DotNet, [shell, "-NoLogo", "-NoProfile", .. arguments]) { WorkingDirectory = folder };
        start.Environment["POWERSHELL_UPDATECHECK"] = "Off";
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        if (Console.IsOutputRedirected)
        {
            // A file gets text alone: PowerShell looks at these two, and not at the redirection.
            start.Environment["NO_COLOR"] = "1";
            start.Environment["TERM"] = "dumb";
        }

        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("PowerShell does not start.");
        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            process.Kill();
        }

        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        using PosixSignalRegistration hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, End);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    // The program that runs this one; a shim or an older one on the PATH may not know this framework.
    private static string DotNet => Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");

    private static string Fact(string key) =>
        typeof(PinnedPowerShell).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == key).Value!;
}
