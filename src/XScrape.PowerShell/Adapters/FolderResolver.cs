#if !NET
using System.Reflection;

namespace XScrape.PowerShell.Adapters;

/// <summary>
/// powershell.exe has no binding redirects, so an assembly of our folder that was built against System.Memory 4.0.1.1 would
/// not find the 4.0.1.2 that lies beside it. This answers such requests, for our own assemblies only: others have their own rules.
/// </summary>
internal static class FolderResolver
{
    private static readonly string s_folder = Path.GetDirectoryName(typeof(FolderResolver).Assembly.Location)!;

    private static int s_attached;

    public static void Attach()
    {
        if (Interlocked.Exchange(ref s_attached, 1) == 0)
        {
            AppDomain.CurrentDomain.AssemblyResolve += Resolve;
        }
    }

    public static void Detach()
    {
        if (Interlocked.Exchange(ref s_attached, 0) == 1)
        {
            AppDomain.CurrentDomain.AssemblyResolve -= Resolve;
        }
    }

    private static Assembly? Resolve(object sender, ResolveEventArgs request)
    {
        if (!IsOurs(request.RequestingAssembly))
        {
            return null;
        }

        AssemblyName asked = new(request.Name);
        string path = Path.Combine(s_folder, asked.Name + ".dll");
        return File.Exists(path) && Answers(asked, AssemblyName.GetAssemblyName(path)) ? Assembly.LoadFrom(path) : null;
    }

    /// <summary>The same name and key, and any version at least the one asked for.</summary>
    private static bool Answers(AssemblyName asked, AssemblyName found) =>
        string.Equals(asked.Name, found.Name, StringComparison.OrdinalIgnoreCase)
        && (asked.GetPublicKeyToken() ?? []).SequenceEqual(found.GetPublicKeyToken() ?? [])
        && (asked.Version is null || found.Version >= asked.Version);

    private static bool IsOurs(Assembly? assembly) =>
        assembly is { IsDynamic: false } && string.Equals(Path.GetDirectoryName(assembly.Location), s_folder, StringComparison.OrdinalIgnoreCase);
}
#endif
