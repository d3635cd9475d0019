namespace XScrape.Conformance.Browser;

/// <summary>One browser for all tests of the report, and a folder for their pages.</summary>
public sealed class BrowserRun : IAsyncDisposable
{
    private readonly Lazy<Task<Chromium>> _browser;
    private readonly Lazy<string> _folder = new(() => Directory.CreateTempSubdirectory("xscrape-report-").FullName);

    public BrowserRun() => _browser = new Lazy<Task<Chromium>>(async () =>
    {
        string? program = Chromium.Find();
        Assert.SkipWhen(program is null, "Chromium is not installed.");
        return await Chromium.StartAsync(program!);
    });

    internal Task<Chromium> BrowserAsync() => _browser.Value;

    internal async Task<string> WriteAsync(byte[] page)
    {
        string file = Path.Combine(_folder.Value, Guid.NewGuid().ToString("N") + ".html");
        await File.WriteAllBytesAsync(file, page);
        return file;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser.IsValueCreated && _browser.Value.IsCompletedSuccessfully)
        {
            await (await _browser.Value).DisposeAsync();
        }

        if (_folder.IsValueCreated)
        {
            Directory.Delete(_folder.Value, recursive: true);
        }
    }
}
