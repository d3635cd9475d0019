using System.Net;
using System.Net.Sockets;
using XScrape.Simulator.Http.Sockets;

namespace XScrape.Simulator;

/// <summary>Serves a simulator on loopback over plain sockets: alike on every system, without a package, a driver or elevation.</summary>
public sealed class SocketFront : IDisposable
{
    private const int Backlog = 512;

    private readonly AwsSimulator _simulator;
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();

    private SocketFront(AwsSimulator simulator, TcpListener listener)
    {
        _simulator = simulator;
        _listener = listener;
        Endpoint = new Uri($"http://{(IPEndPoint)listener.LocalEndpoint}/");
    }

    /// <summary>Where it listens: a number and not localhost, which Windows looks for at ::1 first.</summary>
    public Uri Endpoint { get; }

    /// <summary>Listens on a port of 127.0.0.1; 0 takes a free one.</summary>
    /// <exception cref="SocketException">The port is taken.</exception>
    public static SocketFront Start(AwsSimulator simulator, int port = 0)
    {
        if (simulator is null)
        {
            throw new ArgumentNullException(nameof(simulator));
        }

        TcpListener listener = new(IPAddress.Loopback, port) { ExclusiveAddressUse = true };
        listener.Start(Backlog);
        SocketFront front = new(simulator, listener);
        _ = Task.Run(front.AcceptAsync);
        return front;
    }

    /// <summary>Stops listening at once; calls on their way are cut.</summary>
    public void Dispose()
    {
        if (!_stop.IsCancellationRequested)
        {
            _listener.Stop();
            _stop.Cancel();
        }
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                TcpClient client = await _listener.AcceptTcpClientAsync().ConfigureAwait(false);
                _ = Task.Run(() => new HttpConnection(client, _simulator.HandleAsync, _simulator.Options.MaxBodyBytes, _simulator.Options.WallClock, _stop.Token).ServeAsync());
            }
            catch (SocketException) when (!_stop.IsCancellationRequested)
            {
                // A client that went away before it was taken.
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return; // closed
            }
        }
    }
}
