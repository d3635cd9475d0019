using System.Text.Json;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Signing;

namespace XScrape.Conformance.Stage;

/// <summary>Asks a workspace by its Prometheus-compatible API, signed as any other client would sign.</summary>
/// <remarks>https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-APIReference-Prometheus-Compatible-Apis.html</remarks>
internal sealed class WorkspaceQuery : IDisposable
{
    private readonly HttpClient _http;
    private readonly Uri _endpoint;

    public WorkspaceQuery(Uri endpoint, string region, string accessKey, string secretKey)
    {
        _endpoint = endpoint;
        _http = new HttpClient(new SigV4SigningHandler(
            new BasicAWSCredentials(accessKey, secretKey), RegionEndpoint.GetBySystemName(region), "aps", new SocketsHttpHandler()));
    }

    /// <summary>How many samples the answer has.</summary>
    public async Task<int> CountAsync(string workspaceArn, string promql, CancellationToken stop)
    {
        string id = workspaceArn[(workspaceArn.LastIndexOf('/') + 1)..];
        Uri url = new(_endpoint, $"/workspaces/{id}/api/v1/query?query={Uri.EscapeDataString(promql)}");
        using HttpResponseMessage response = await _http.GetAsync(url, stop);
        string body = await response.Content.ReadAsStringAsync(stop);
        response.EnsureSuccessStatusCode();
        using JsonDocument answer = JsonDocument.Parse(body);
        return answer.RootElement.GetProperty("data").GetProperty("result").GetArrayLength();
    }

    public void Dispose() => _http.Dispose();
}
