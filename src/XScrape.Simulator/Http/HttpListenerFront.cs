using System.Net;
using System.Net.Sockets;

namespace XScrape.Simulator;

/// <summary>Serves a simulator on loopback with HttpListener, which needs no elevation for a localhost prefix and no package.</summary>
public sealed class HttpListenerFront : IDisposable
{
    private readonly AwsSimulator _simulator;
    private readonly HttpListener _listener;
    private readonly CancellationTokenSource _stop = new();

    private HttpListenerFront(AwsSimulator simulator, HttpListener listener, Uri endpoint)
    {
        _simulator = simulator;
        _listener = listener;
        Endpoint = endpoint;
    }

    /// <summary>Where it listens.</summary>
    public Uri Endpoint { get; }

    /// <summary>Listens on a port of localhost; 0 takes a free one.</summary>
    public static HttpListenerFront Start(AwsSimulator simulator, int port = 0)
    {
        if (simulator is null)
        {
            throw new ArgumentNullException(nameof(simulator));
        }

        const int Attempts = 20;
        for (int attempt = 1; ; attempt++)
        {
            int candidate = port == 0 ? FreePort() : port;
            HttpListener listener = new();
            try
            {
                Uri endpoint = new($"http://localhost:{candidate}/");
                listener.Prefixes.Add(endpoint.AbsoluteUri);
                listener.Start();
                HttpListenerFront front = new(simulator, listener, endpoint);
                _ = Task.Run(front.AcceptAsync);
                return front;
            }
            catch (Exception exception) when (port == 0 && attempt < Attempts && exception is HttpListenerException or SocketException)
            {
                listener.Close(); // somebody else took the port between the probe and now
            }
        }
    }

    /// <summary>Stops listening at once; calls on their way are cut.</summary>
    public void Dispose()
    {
        if (!_stop.IsCancellationRequested)
        {
            _stop.Cancel();
            _listener.Close();
        }
    }

    private static int FreePort()
    {
        TcpListener probe = new(IPAddress.Loopback, 0);
        probe.Start();
        int port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        return port;
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
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                // Closed, or a client that went away before it said anything.
            }
        }
    }

    private async Task ServeAsync(HttpListenerContext context)
    {
        try
        {
            if (LoopbackHost.Refusal(context.Request.Headers["Host"]) is { } refusal)
            {
                await WriteAsync(context, refusal).ConfigureAwait(false);
                return;
            }

            byte[]? body = await ReadBodyAsync(context.Request).ConfigureAwait(false);
            List<KeyValuePair<string, string>> headers = [];
            foreach (string name in context.Request.Headers.AllKeys.Where(key => key is not null).Select(key => key!))
            {
                headers.Add(new(name, context.Request.Headers[name] ?? string.Empty));
            }

            SimulatorRequest request = new(context.Request.HttpMethod, context.Request.RawUrl ?? "/", headers, body);
            await WriteAsync(context, await _simulator.HandleAsync(request, _stop.Token).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or HttpListenerException or ObjectDisposedException or OperationCanceledException or InvalidOperationException or ProtocolViolationException)
        {
            // The client went away, or this front was closed.
            Abort(context);
        }
    }

    /// <summary>Reads one byte more than is allowed, so that the simulator can tell.</summary>
    private async Task<byte[]> ReadBodyAsync(HttpListenerRequest request)
    {
        const int ChunkBytes = 16 * 1024;
        if (!request.HasEntityBody)
        {
            return [];
        }

        using MemoryStream body = new();
        byte[] chunk = new byte[ChunkBytes];
        int read;
        while (body.Length <= _simulator.Options.MaxBodyBytes
            && (read = await request.InputStream.ReadAsync(chunk, 0, chunk.Length, _stop.Token).ConfigureAwait(false)) > 0)
        {
            body.Write(chunk, 0, read);
        }

        return body.ToArray();
    }

    private static async Task WriteAsync(HttpListenerContext context, SimulatorResponse response)
    {
        if (response.CutsConnection)
        {
            // Off Windows, Abort alone would send an empty answer; one that promises more than comes is no answer.
            context.Response.ContentLength64 = int.MaxValue;
            await context.Response.OutputStream.FlushAsync().ConfigureAwait(false);
            Abort(context);
            return;
        }

        context.Response.StatusCode = response.StatusCode;
        foreach (KeyValuePair<string, string> header in response.Headers)
        {
            if (header.Key == "Content-Type")
            {
                context.Response.ContentType = header.Value;
            }
            else
            {
                context.Response.AddHeader(header.Key, header.Value);
            }
        }

        context.Response.ContentLength64 = response.Body.Length;
        await context.Response.OutputStream.WriteAsync(response.Body, 0, response.Body.Length).ConfigureAwait(false);
        context.Response.Close();
    }

    private static void Abort(HttpListenerContext context)
    {
        try
        {
            context.Response.Abort();
        }
        catch (ObjectDisposedException)
        {
            // Already gone.
        }
    }
}
