using System.Management.Automation;
using System.Reflection;
using System.Runtime.InteropServices;

namespace XScrape.MachineCode;

/// <summary>
/// PowerShell 7: loads the cmdlets with machine code for this platform, if the package has it, just before PowerShell asks for the same
/// build without. .NET then gives it the one that is loaded, because both have the same module id. A manifest cannot choose by platform, and a
/// script file that does costs more than the whole import.
/// </summary>
/// <remarks>docs/decisions/0010-machine-code.md</remarks>
public sealed class MachineCodeLoader : IModuleAssemblyInitializer
{
    /// <summary>At Import-Module.</summary>
    public void OnImport()
    {
        string bin = Path.GetDirectoryName(typeof(MachineCodeLoader).Assembly.Location)!;
        string cmdlets = Path.Combine(bin, "Core-" + Platform, "XScrape.PowerShell.dll");
        if (!File.Exists(cmdlets))
        {
            return;
        }

        try
        {
            // LoadFrom, as PowerShell does: the assemblies beside it are then found too.
            Assembly.LoadFrom(cmdlets);
        }
        catch (FileLoadException)
        {
            // Another version of XScrape is in this process. PowerShell says so when it loads the cmdlets.
        }
    }

    private static string Platform => OperatingSystemName + "-" + Processor;

    private static string OperatingSystemName => OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : OperatingSystem.IsLinux() ? "linux" : "other";

    private static string Processor => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => "x64",
        Architecture.Arm64 => "arm64",
        _ => "other",
    };
}
