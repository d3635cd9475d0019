namespace XScrape.Conformance.Stage;

/// <summary>Where the sources lie that these tests were built from.</summary>
internal static class Checkout
{
    private static readonly Lazy<string> s_root = new(() =>
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "XScrape.psd1")) && Directory.Exists(Path.Combine(folder.FullName, "tests")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("These tests do not run inside a checkout.");
    });

    public static string Root => s_root.Value;
}
