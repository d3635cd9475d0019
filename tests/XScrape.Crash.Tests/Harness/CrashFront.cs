using System.Net;
using System.Net.Sockets;
using XScrape.Simulator;
using XScrape.Simulator.Http.Requests;

namespace XScrape.Crash.Harness;

/// <summary>
/// An HTTP front of its own for one run of the program under test. It handles one call at a time, and at the planned one
/// it has the program killed: nothing that comes after is handled any more.
/// </summary>
internal sealed class CrashFront : IAsyncDisposable
{
    private readonly AwsSimulator _simulator;
    private readonly KillPlan? _plan;
    private readonly Func<Task> _kill;
    private readonly HttpListener _listener;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Task _accepting;
    private bool _dead;

    private CrashFront(AwsSimulator simulator, HttpListener listener, KillPlan? plan, Func<Task> kill)
    {
        _simulator = simulator;
        _listener = listener;
        _plan = plan;
        _kill = kill;
        _accepting = Task.Run(AcceptAsync);
    }

    public string Endpoint => _listener.Prefixes.First();

    /// <summary>How many calls have come in.</summary>
    public int Calls { get; private set; }

    public static CrashFront Start(AwsSimulator simulator, KillPlan? plan, Func<Task> kill)
    {
        while (true)
        {
            HttpListener listener = new();
            using TcpListener probe = new(IPAddress.Loopback, 0);
            probe.Start();
            listener.Prefixes.Add($"http://localhost:{((IPEndPoint)probe.LocalEndpoint).Port}/");
            probe.Stop();
            try
            {
                listener.Start();
                return new CrashFront(simulator, listener, plan, kill);
            }
            catch (Exception taken) when (taken is HttpListenerException or SocketException)
            {
                listener.Close(); // Somebody else was faster; another port.
            }
        }
    }

    /// <summary>Ends when no call is under way any more.</summary>
    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _accepting;
        _turn.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> running = [];
        while (_listener.IsListening)
        {
            try
            {
                HttpListenerContext context = await _listener.GetContextAsync();
                running.Add(Task.Run(() => ServeAsync(context)));
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                // Closed, or a client that died before it had said anything.
            }
        }

        await Task.WhenAll(running);
    }

    private async Task ServeAsync(HttpListenerContext context)
    {
        try
        {
            using MemoryStream body = new();
            await context.Request.InputStream.CopyToAsync(body);
            List<KeyValuePair<string, string>> headers = [.. context.Request.Headers.AllKeys.Select(k => new KeyValuePair<string, string>(k!, context.Request.Headers[k]!))];
            SimulatorRequest request = new(context.Request.HttpMethod, context.Request.RawUrl!, headers, body.ToArray());
            if (await HandleAsync(request) is SimulatorResponse response)
            {
                await WriteAsync(context, response);
                return;
            }
        }
        catch (Exception gone) when (gone is IOException or HttpListenerException or ObjectDisposedException or InvalidOperationException or ProtocolViolationException)
        {
            // The program was killed while it was being read or answered.
        }

        await CutAsync(context);
    }

    /// <summary>Null where there is nobody to answer any more.</summary>
    private async Task<SimulatorResponse?> HandleAsync(SimulatorRequest request)
    {
        await _turn.WaitAsync();
        try
        {
            if (_dead)
            {
                return null;
            }

            bool dies = ++Calls == _plan?.Call;
            if (dies && !_plan!.AfterEffect)
            {
                _dead = true;
                await _kill();
                return null;
            }

            SimulatorResponse response = await _simulator.HandleAsync(request, CancellationToken.None);
            if (dies)
            {
                _dead = true;
                await _kill();
                return null;
            }

            return response.CutsConnection ? null : response;
        }
        finally
        {
            _turn.Release();
        }
    }

    private static async Task WriteAsync(HttpListenerContext context, SimulatorResponse response)
    {
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
        await context.Response.OutputStream.WriteAsync(response.Body);
        context.Response.Close();
    }

    private static async Task CutAsync(HttpListenerContext context)
    {
        try
        {
            // Off Windows, Abort alone would send an empty answer; one that promises more than comes is no answer.
            context.Response.ContentLength64 = int.MaxValue;
            await context.Response.OutputStream.FlushAsync();
            context.Response.Abort();
        }
        catch (Exception gone) when (gone is IOException or HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            // Already gone.
        }
    }
}
