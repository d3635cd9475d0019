using System.Diagnostics;
using XScrape.Conformance.Clients;

namespace XScrape.Conformance.Browser;

/// <summary>A headless Chromium of its own, with an empty profile.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly string _folder;

    private Chromium(Process process, string folder, Uri endpoint)
    {
        _process = process;
        _folder = folder;
        Endpoint = endpoint;
    }

    /// <summary>Where its DevTools listen.</summary>
    public Uri Endpoint { get; }

    public static string? Find() => Tool.Find("chromium") ?? Tool.Find("chromium-browser") ?? Tool.Find("google-chrome");

    public static async Task<Chromium> StartAsync(string program)
    {
        string folder = Directory.CreateTempSubdirectory("xscrape-browser-").FullName;
        ProcessStartInfo start = new(program,
        [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--no-first-run", "--disable-extensions",
            "--disable-background-networking", "--disable-component-update", "--remote-debugging-port=0", "--user-data-dir=" + folder, "about:blank",
        ])
        { RedirectStandardError = true, RedirectStandardOutput = true };
        Process process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
        using CancellationTokenSource tooLong = new(s_patience);
        List<string> said = [];
        while (await process.StandardError.ReadLineAsync(tooLong.Token) is string line)
        {
            said.Add(line);
            const string Mark = "DevTools listening on ";
            if (line.StartsWith(Mark, StringComparison.Ordinal))
            {
                _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return new Chromium(process, folder, new Uri(line[Mark.Length..]));
            }
        }

        throw new InvalidOperationException($"{program} ended: {string.Join('\n', said)}");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (IOException)
        {
            // A helper process of the browser may still be writing its last words; the folder is a temporary one.
        }
    }
}
