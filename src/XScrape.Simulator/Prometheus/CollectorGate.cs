using System.Net;
using System.Net.Sockets;

namespace XScrape.Simulator.Prometheus;

/// <summary>
/// Where the agents write to. Each write is let through to the workspace only if the collector's chain holds at that moment;
/// else it is refused as AMP refuses it, with 403, and the agent drops the samples.
/// </summary>
internal sealed class CollectorGate : IDisposable
{
    private readonly HttpListener _listener;
    private readonly Func<string, CancellationToken, Task<Uri?>> _way;
    private readonly HttpClient _http;
    private readonly CancellationTokenSource _stop = new();

    /// <param name="way">Where the samples of a scraper may go now; null: nowhere.</param>
    /// <param name="http">Calls the workspaces.</param>
    public CollectorGate(Func<string, CancellationToken, Task<Uri?>> way, HttpClient http)
    {
        _way = way;
        _http = http;
        (_listener, Endpoint) = Listen();
        _ = Task.Run(AcceptAsync);
    }

    private Uri Endpoint { get; }

    /// <summary>The address that the agent of a scraper writes to.</summary>
    public Uri AddressOf(string scraperId) => new(Endpoint, "write/" + Uri.EscapeDataString(scraperId));

    public void Dispose()
    {
        if (!_stop.IsCancellationRequested)
        {
            _stop.Cancel();
            _listener.Close();
        }
    }

    private static (HttpListener Listener, Uri Endpoint) Listen()
    {
        const int Attempts = 20;
        for (int attempt = 1; ; attempt++)
        {
            TcpListener probe = new(IPAddress.Loopback, 0);
            probe.Start();
            Uri endpoint = new($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
            probe.Stop();
            HttpListener listener = new();
            try
            {
                listener.Prefixes.Add(endpoint.AbsoluteUri);
                listener.Start();
                return (listener, endpoint);
            }
            catch (HttpListenerException) when (attempt < Attempts)
            {
                listener.Close(); // another process took the port between the probe and now
            }
        }
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                HttpListenerContext context = await _listener.GetContextAsync().ConfigureAwait(false);
                _ = Task.Run(() => ServeAsync(context));
            }
            catch (Exception failure) when (failure is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                // Closed, or an agent that went away before it said anything.
            }
        }
    }

    private async Task ServeAsync(HttpListenerContext context)
    {
        try
        {
            string scraper = Uri.UnescapeDataString(context.Request.Url!.AbsolutePath.Substring("/write/".Length));
            using MemoryStream body = new();
            await context.Request.InputStream.CopyToAsync(body).ConfigureAwait(false);
            context.Response.StatusCode = await _way(scraper, _stop.Token).ConfigureAwait(false) is { } workspace
                ? await RemoteWrite.SendAsync(_http, workspace, body.ToArray(), _stop.Token).ConfigureAwait(false)
                : (int)HttpStatusCode.Forbidden;
            context.Response.Close();
        }
        catch (Exception failure) when (failure is IOException or HttpListenerException or HttpRequestException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            // The agent or the workspace is going away.
            context.Response.Abort();
        }
    }
}
