using Amazon.Util;

namespace XScrape.Aws.Credentials;

/// <summary>Whether an instance metadata service answers at all. The SDK would ask for it several times, 5 seconds each, with backoff.</summary>
internal static class InstanceProbe
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    public static async Task<bool> AnswersAsync(CancellationToken stop)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(s_patience);
        try
        {
            using HttpClientHandler handler = new() { UseProxy = false, AllowAutoRedirect = false };
            using HttpClient client = new(handler);
            using HttpRequestMessage request = new(HttpMethod.Put, EC2InstanceMetadata.EC2ApiTokenUrl);
            request.Headers.Add("x-aws-ec2-metadata-token-ttl-seconds", "60");
            using HttpResponseMessage answer = await client.SendAsync(request, limit.Token).ConfigureAwait(false);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
        {
            stop.ThrowIfCancellationRequested();
            return false;
        }
    }
}
