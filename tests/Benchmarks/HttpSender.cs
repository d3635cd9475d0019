using XScrape.Simulator.Http.Requests;

namespace XScrape.Benchmarks;

/// <summary>Sends signed requests as they were signed.</summary>
internal sealed class HttpSender(Uri endpoint, int connections) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { MaxConnectionsPerServer = connections, UseProxy = false });

    public void Dispose() => _client.Dispose();

    public async Task<(int Status, byte[] Body)> SendAsync(SimulatorRequest request, CancellationToken stop = default)
    {
        using HttpRequestMessage message = new(new HttpMethod(request.Method), new Uri(endpoint, request.RawTarget));
        foreach (KeyValuePair<string, string> header in request.Headers)
        {
            message.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        if (request.Body.Length > 0)
        {
            message.Content = new ByteArrayContent(request.Body);
            if (request.RawTarget == "/")
            {
                message.Content.Headers.TryAddWithoutValidation("Content-Type", "application/x-www-form-urlencoded");
            }
        }

        using HttpResponseMessage response = await _client.SendAsync(message, stop);
        return ((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(stop));
    }
}
