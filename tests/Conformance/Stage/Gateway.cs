using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace XScrape.Conformance.Stage;

/// <summary>
/// Stands between a client and the simulator, passes everything on unchanged and keeps what was said. Signatures cover the
/// Host header and the encoded path, so both go on as the client wrote them.
/// </summary>
internal sealed class Gateway : IAsyncDisposable
{
    private static readonly HashSet<string> s_hopByHop = new(StringComparer.OrdinalIgnoreCase) { "Connection", "Keep-Alive", "Transfer-Encoding", "Content-Length", "Host", "Date" };

    private readonly Uri _inner;
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false });
    private readonly ConcurrentQueue<Recorded> _exchanges = new();
    private readonly WebApplication _application;

    private Gateway(Uri inner)
    {
        _inner = inner;
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.AddServerHeader = false;
        });
        _application = builder.Build();
        _application.Run(PassAsync);
    }

    public Uri Endpoint { get; private set; } = new("http://127.0.0.1/");

    /// <summary>Everything that was said so far, oldest first.</summary>
    public IReadOnlyList<Recorded> Exchanges => [.. _exchanges];

    public static async Task<Gateway> StartAsync(Uri inner)
    {
        Gateway gateway = new(inner);
        await gateway._application.StartAsync();
        gateway.Endpoint = new Uri(gateway._application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());
        return gateway;
    }

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
        _http.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        using MemoryStream body = new();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        string target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        using HttpRequestMessage request = Copy(context.Request, target, body.ToArray());
        HttpResponseMessage response;
        byte[] answer;
        try
        {
            response = await _http.SendAsync(request, context.RequestAborted);
            answer = await response.Content.ReadAsByteArrayAsync(context.RequestAborted);
        }
        catch (HttpRequestException)
        {
            context.Abort(); // the simulator cut the connection
            return;
        }

        using (response)
        {
            Dictionary<string, string> headers = response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
                .Where(header => !s_hopByHop.Contains(header.Key))
                .ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
            _exchanges.Enqueue(new Recorded
            {
                Method = context.Request.Method,
                Target = target,
                Authorization = context.Request.Headers.Authorization.ToString(),
                RequestBody = body.ToArray(),
                Status = (int)response.StatusCode,
                Headers = headers,
                Body = answer,
            });
            await WriteAsync(context, (int)response.StatusCode, headers, answer);
        }
    }

    private HttpRequestMessage Copy(HttpRequest from, string target, byte[] body)
    {
        Uri uri = new(_inner.GetLeftPart(UriPartial.Authority) + target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        HttpRequestMessage request = new(new HttpMethod(from.Method), uri);
        if (body.Length > 0 || from.Headers.ContentLength is not null)
        {
            request.Content = new ByteArrayContent(body);
        }

        foreach ((string name, Microsoft.Extensions.Primitives.StringValues values) in from.Headers.Where(header => !s_hopByHop.Contains(header.Key)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        request.Headers.Host = from.Host.ToString();
        return request;
    }

    private static async Task WriteAsync(HttpContext context, int status, Dictionary<string, string> headers, byte[] body)
    {
        context.Response.StatusCode = status;
        foreach ((string name, string value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
