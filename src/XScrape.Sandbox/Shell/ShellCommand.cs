using XScrape.Sandbox.Hosting;

namespace XScrape.Sandbox.Shell;

/// <summary>A prompt to try the cmdlets at: Shell.ps1 prepares it, <c>exit</c> ends simulator and folder.</summary>
internal static class ShellCommand
{
    public static async Task<int> RunAsync()
    {
        using SampleFolder folder = new();
        return await PinnedPowerShell.RunAsync(folder.Path, "-NoExit", "-File", Path.Combine(AppContext.BaseDirectory, "Shell", "Shell.ps1"), "-Module", PinnedPowerShell.Module);
    }
}
