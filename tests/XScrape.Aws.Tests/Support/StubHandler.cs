using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace XScrape.Aws.Tests.Support;

/// <summary>The network: keeps each request and gives the answers that a test has queued.</summary>
internal sealed class StubHandler : HttpMessageHandler
{
    private readonly ConcurrentQueue<Func<StubRequest, CancellationToken, Task<HttpResponseMessage>>> _answers = new();

    private readonly List<StubRequest> _requests = [];

    public IReadOnlyList<StubRequest> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    public StubRequest Only => Assert.Single(Requests);

    /// <summary>What to answer when nothing is queued any more.</summary>
    public Func<StubRequest, HttpResponseMessage>? Otherwise { get; set; }

    public StubHandler Answer(string body, int status = 200, params (string Name, string Value)[] headers)
    {
        _answers.Enqueue((_, _) => Task.FromResult(Response(body, status, headers)));
        return this;
    }

    public StubHandler Do(Func<StubRequest, CancellationToken, Task<HttpResponseMessage>> answer)
    {
        _answers.Enqueue(answer);
        return this;
    }

    public static HttpResponseMessage Response(string body, int status = 200, params (string Name, string Value)[] headers)
    {
        HttpResponseMessage response = new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, body.StartsWith('<') ? "text/xml" : "application/json") };
        if (status < 300 && !body.StartsWith('<') && !headers.Any(h => h.Name == "x-amzn-RequestId"))
        {
            // As every answer of AWS has one.
            response.Headers.TryAddWithoutValidation("x-amzn-RequestId", "req-0");
        }

        foreach ((string name, string value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        StubRequest kept = new(
            request.Method.Method,
            request.RequestUri!,
            request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(cancellationToken),
            request.Headers.Concat(request.Content is null ? [] : request.Content.Headers).ToDictionary(h => h.Key, h => string.Join(",", h.Value), StringComparer.OrdinalIgnoreCase));
        lock (_requests)
        {
            _requests.Add(kept);
        }

        return _answers.TryDequeue(out Func<StubRequest, CancellationToken, Task<HttpResponseMessage>>? answer)
            ? await answer(kept, cancellationToken)
            : Otherwise?.Invoke(kept) ?? throw new InvalidOperationException($"No answer was queued for {kept.Method} {kept.Uri}.");
    }
}
