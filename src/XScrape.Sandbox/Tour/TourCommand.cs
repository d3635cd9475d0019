using XScrape.Sandbox.Hosting;

namespace XScrape.Sandbox.Tour;

/// <summary>The whole procedure by the cmdlets themselves, each line as an admin would type it: Tour.ps1.</summary>
internal static class TourCommand
{
    /// <returns>0 only if no metric arrived before the trust policies named the scraper, and metrics arrived after.</returns>
    public static async Task<int> RunAsync()
    {
        using SampleFolder folder = new();
        return await PinnedPowerShell.RunAsync(folder.Path, "-NonInteractive", "-File", Path.Combine(AppContext.BaseDirectory, "Tour", "Tour.ps1"), "-Module", PinnedPowerShell.Module);
    }
}
