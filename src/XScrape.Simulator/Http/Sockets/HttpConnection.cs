using System.Net;
using System.Net.Sockets;
using System.Text;
using XScrape.Simulator.Http.Requests;

namespace XScrape.Simulator.Http.Sockets;

/// <summary>One connection of a client, which may bring many calls one after the other.</summary>
internal sealed class HttpConnection(TcpClient client, Func<SimulatorRequest, CancellationToken, Task<SimulatorResponse>> answer, int maxBodyBytes, TimeProvider clock, CancellationToken stop)
{
    public async Task ServeAsync()
    {
        // Closing the socket is what ends a read in .NET Framework; a token does not.
        using (client)
        using (stop.Register(client.Close))
        {
            try
            {
                client.NoDelay = true;
                await ServeAsync(client.GetStream()).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
            {
                // The client went away, or the front was closed.
            }
        }
    }

    private async Task ServeAsync(NetworkStream stream)
    {
        HttpRequestReader reader = new(stream, maxBodyBytes);
        while (!stop.IsCancellationRequested)
        {
            HttpRequestHead? head;
            SimulatorRequest request;
            try
            {
                head = await reader.ReadHeadAsync().ConfigureAwait(false);
                if (head is null)
                {
                    return; // the client has no more
                }

                if (head.ExpectsContinue)
                {
                    await WriteAsync(stream, "HTTP/1.1 100 Continue\r\n\r\n", []).ConfigureAwait(false);
                }

                request = new SimulatorRequest(head.Method, head.Target, head.Headers, await reader.ReadBodyAsync(head).ConfigureAwait(false));
            }
            catch (FormatException)
            {
                await WriteAsync(stream, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", []).ConfigureAwait(false);
                return;
            }

            SimulatorResponse response = LoopbackHost.Refusal(head.Host) ?? await answer(request, stop).ConfigureAwait(false);
            if (response.CutsConnection)
            {
                // Where not one byte came, clients ask again on their own; an answer that promises more than comes is none, and they tell.
                await WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 2147483647\r\n\r\n", []).ConfigureAwait(false);
                return;
            }

            await WriteAsync(stream, Head(response, head.KeepsAlive), head.Method == "HEAD" ? [] : response.Body).ConfigureAwait(false);
            if (!head.KeepsAlive)
            {
                return;
            }
        }
    }

    private string Head(SimulatorResponse response, bool keepsAlive)
    {
        StringBuilder text = new();
        text.Append(FormattableString.Invariant($"HTTP/1.1 {response.StatusCode} {(HttpStatusCode)response.StatusCode}\r\n"));
        text.Append(FormattableString.Invariant($"Date: {clock.GetUtcNow():r}\r\n")); // the AWS SDKs set their clock by it
        foreach (KeyValuePair<string, string> header in response.Headers)
        {
            text.Append(header.Key).Append(": ").Append(header.Value.Replace('\r', ' ').Replace('\n', ' ')).Append("\r\n");
        }

        text.Append(FormattableString.Invariant($"Content-Length: {response.Body.Length}\r\n"));
        return text.Append(keepsAlive ? "\r\n" : "Connection: close\r\n\r\n").ToString();
    }

    /// <summary>Head and body in one piece: two would wait for each other's acknowledgement.</summary>
    private static async Task WriteAsync(NetworkStream stream, string head, byte[] body)
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(head), .. body];
        await stream.WriteAsync(bytes, 0, bytes.Length, CancellationToken.None).ConfigureAwait(false);
    }
}
