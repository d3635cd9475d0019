#if NET
using System.Runtime.Versioning;
#endif
using System.Security.AccessControl;
using System.Security.Principal;

namespace XScrape.PowerShell.Simulation;

/// <summary>A new file that only its owner may read, from its first byte on, regardless of the folder's permissions.</summary>
internal static class PrivateFile
{
    private const int BufferBytes = 4096;

    /// <summary>Writes it, and keeps it open for reading: by that other sessions know that this one lives.</summary>
    public static FileStream WriteAndHold(string path, IEnumerable<string> lines)
    {
        using StreamWriter writer = new(Create(path));
        FileStream held = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        foreach (string line in lines)
        {
            writer.WriteLine(line);
        }

        return held;
    }

    private static FileStream Create(string path)
    {
#if NET
        return OperatingSystem.IsWindows()
            ? new FileInfo(path).Create(FileMode.CreateNew, FileSystemRights.FullControl, FileShare.Read, BufferBytes, FileOptions.None, OwnerOnly())
            : new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Read, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite });
#else
        return new FileStream(path, FileMode.CreateNew, FileSystemRights.FullControl, FileShare.Read, BufferBytes, FileOptions.None, OwnerOnly());
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
