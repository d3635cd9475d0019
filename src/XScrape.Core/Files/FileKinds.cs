#if NET
using System.Runtime.InteropServices;
#endif

namespace XScrape.Files;

/// <summary>Finds out what stands at a path without opening it: opening a pipe waits until another process writes, for ever if none does.</summary>
internal static class FileKinds
{
    /// <summary>What is at the path itself, links not followed.</summary>
    public static FileKind At(string path) => Find(path, follow: false);

    /// <summary>What a reader of the path would read.</summary>
    public static FileKind Behind(string path) => Find(path, follow: true);

    private static FileKind Find(string path, bool follow)
    {
#if NET
        if (!OperatingSystem.IsWindows())
        {
            return OnUnix(path, follow);
        }
#endif
        if (!File.Exists(path))
        {
            return Directory.Exists(path) ? FileKind.Other : FileKind.Absent;
        }

        FileAttributes attributes = File.GetAttributes(path);
        return (attributes & FileAttributes.Device) != 0 ? FileKind.Other
            : !follow && (attributes & FileAttributes.ReparsePoint) != 0 ? FileKind.Link
            : FileKind.Regular;
    }

#if NET
    private const int KindMask = 0xF000;

    private const int RegularFile = 0x8000;

    private const int SymbolicLink = 0xA000;

    private static FileKind OnUnix(string path, bool follow)
    {
        // The runtime's own shim over stat, whose layout is one on every system: flags, then the mode. .NET has no other way to the kind.
        byte[] status = new byte[256];
        int failed = follow ? Stat(path, status) : LStat(path, status);
        return failed != 0 ? FileKind.Absent : (BitConverter.ToInt32(status, sizeof(int)) & KindMask) switch
        {
            RegularFile => FileKind.Regular,
            SymbolicLink => FileKind.Link,
            _ => FileKind.Other,
        };
    }

#pragma warning disable SYSLIB1054, CA2101 // The generated marshalling needs unsafe code.
    [DllImport("libSystem.Native", EntryPoint = "SystemNative_Stat")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Stat([MarshalAs(UnmanagedType.LPUTF8Str)] string path, [Out] byte[] status);

    [DllImport("libSystem.Native", EntryPoint = "SystemNative_LStat")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int LStat([MarshalAs(UnmanagedType.LPUTF8Str)] string path, [Out] byte[] status);
#pragma warning restore SYSLIB1054, CA2101
#endif
}
