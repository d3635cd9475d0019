using System.Net.Http.Headers;

namespace XScrape.Simulator.Prometheus;

/// <summary>Passes samples on to a Prometheus with a remote-write receiver: https://prometheus.io/docs/concepts/remote_write_spec/.</summary>
internal static class RemoteWrite
{
    public static async Task<int> SendAsync(HttpClient http, Uri workspace, byte[] samples, CancellationToken stop)
    {
        using ByteArrayContent content = new(samples);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-protobuf");
        content.Headers.ContentEncoding.Add("snappy");
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(workspace, "/api/v1/write")) { Content = content };
        request.Headers.TryAddWithoutValidation("X-Prometheus-Remote-Write-Version", "0.1.0");
        using HttpResponseMessage response = await http.SendAsync(request, stop).ConfigureAwait(false);
        return (int)response.StatusCode;
    }
}
