#if NET
using System.Runtime.Versioning;
#endif
using System.Security.AccessControl;
using System.Security.Principal;

namespace XScrape.PowerShell.Simulation;

/// <summary>A new file that only its owner may read, from its first byte on, whatever the folder allows others.</summary>
internal static class PrivateFile
{
    private const int BufferBytes = 4096;

    public static void WriteAllLines(string path, IEnumerable<string> lines)
    {
        using StreamWriter writer = new(Create(path));
        foreach (string line in lines)
        {
            writer.WriteLine(line);
        }
    }

    private static FileStream Create(string path)
    {
#if NET
        return OperatingSystem.IsWindows()
            ? new FileInfo(path).Create(FileMode.CreateNew, FileSystemRights.FullControl, FileShare.None, BufferBytes, FileOptions.None, OwnerOnly())
            : new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite });
#else
        return new FileStream(path, FileMode.CreateNew, FileSystemRights.FullControl, FileShare.None, BufferBytes, FileOptions.None, OwnerOnly());
#endif
    }

#if NET
    [SupportedOSPlatform("windows")]
#endif
    private static FileSecurity OwnerOnly()
    {
        using WindowsIdentity identity = WindowsIdentity.GetCurrent();
        FileSecurity security = new();
        security.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        security.AddAccessRule(new FileSystemAccessRule(identity.User!, FileSystemRights.FullControl, AccessControlType.Allow));
        return security;
    }
}
