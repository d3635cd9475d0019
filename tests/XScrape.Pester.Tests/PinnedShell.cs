using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace XScrape.Pester;

/// <summary>
/// The PowerShell that the build has restored, for every test and benchmark that starts one: "dotnet pwsh.dll", which is
/// PowerShell itself and not a command that starts it, so that killing it ends it.
/// </summary>
internal static class PinnedShell
{
    private static readonly string s_assembly = Path.Combine(Fact("PinnedPowerShell"), OperatingSystem.IsWindows() ? "win" : "unix", "pwsh.dll");

    /// <summary>The program and its arguments, those given last.</summary>
    public static string[] Command(params string[] arguments) => [DotNet, s_assembly, "-NoProfile", "-NonInteractive", .. arguments];

    /// <summary>The same, with its streams in the caller's hands, without telemetry and colors.</summary>
    public static ProcessStartInfo Start(params string[] arguments)
    {
        string[] command = Command(arguments);
        ProcessStartInfo start = new(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["NO_COLOR"] = "1";
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["POWERSHELL_UPDATECHECK"] = "Off";
        return start;
    }

    /// <summary>What the project file tells the program about the build.</summary>
    public static string Fact(string key) =>
        typeof(PinnedShell).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == key).Value!;

    // The program whose framework runs this one; another on the PATH may be older.
    private static string DotNet => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
}
