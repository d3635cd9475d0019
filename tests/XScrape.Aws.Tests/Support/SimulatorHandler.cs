using System.Net;
using XScrape.Simulator;
using XScrape.Simulator.Http.Requests;

namespace XScrape.Aws.Tests.Support;

/// <summary>The simulator in the place of the network, without a socket.</summary>
internal sealed class SimulatorHandler(AwsSimulator simulator) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        byte[] body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        List<KeyValuePair<string, string>> headers =
        [
            new("Host", request.RequestUri!.Authority),
            .. request.Headers.Concat(request.Content is null ? [] : request.Content.Headers)
                .Where(h => h.Key != "Host")
                .Select(h => new KeyValuePair<string, string>(h.Key, string.Join(h.Key == "User-Agent" ? " " : ",", h.Value))),
        ];
        SimulatorResponse answer = await simulator.HandleAsync(new SimulatorRequest(request.Method.Method, request.RequestUri.PathAndQuery, headers, body), cancellationToken);
        HttpResponseMessage response = new((HttpStatusCode)answer.StatusCode) { Content = new ByteArrayContent(answer.Body) };
        foreach (KeyValuePair<string, string> header in answer.Headers)
        {
            if (!response.Headers.TryAddWithoutValidation(header.Key, header.Value))
            {
                response.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }
        }

        return response;
    }
}
