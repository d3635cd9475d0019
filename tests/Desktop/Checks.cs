using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace XScrape.Desktop;

/// <summary>Runs each check, and prints one line for each and one for all.</summary>
internal static class Checks
{
    [SuppressMessage("Design", "CA1031", Justification = "A check that throws has failed; the others go on.")]
    public static int Run()
    {
        int passed = 0;
        int failed = 0;
        Console.WriteLine($"runtime {Environment.Version}, {Type.GetType("Mono.Runtime")?.GetMethod("GetDisplayName", BindingFlags.NonPublic | BindingFlags.Static)?.Invoke(null, null) ?? ".NET Framework"}");
        foreach (MethodInfo check in typeof(DesktopChecks).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
        {
            try
            {
                (check.Invoke(null, null) as Task)?.GetAwaiter().GetResult();
                passed++;
                Console.WriteLine($"passed {check.Name}");
            }
            catch (Exception failure)
            {
                failed++;
                Console.WriteLine($"FAILED {check.Name}: {(failure as TargetInvocationException)?.InnerException ?? failure}");
            }
        }

        Console.WriteLine($"{passed} passed, {failed} failed");
        return failed == 0 ? 0 : 1;
    }

    public static void Equal<T>(T wanted, T seen)
    {
        if (!EqualityComparer<T>.Default.Equals(wanted, seen))
        {
            throw new InvalidOperationException($"wanted {wanted}, seen {seen}");
        }
    }
}
