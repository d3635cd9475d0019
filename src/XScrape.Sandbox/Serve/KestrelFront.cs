using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using XScrape.Simulator;
using XScrape.Simulator.Http.Requests;
using XScrape.Simulator.Http.Sockets;

namespace XScrape.Sandbox.Serve;

/// <summary>Serves a simulator on loopback with Kestrel, which has limits against slow and oversized requests.</summary>
internal sealed class KestrelFront(AwsSimulator simulator) : IAsyncDisposable
{
    private const int ChunkBytes = 16 * 1024;

    private WebApplication? _application;

    /// <summary>Where it listens, once it is started.</summary>
    public Uri Endpoint { get; private set; } = new("http://127.0.0.1/");

    public async Task StartAsync(int port, CancellationToken stop)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.AddServerHeader = false;
            Limit(kestrel.Limits);
        });
        _application = builder.Build();
        _application.Run(ServeAsync);
        try
        {
            await _application.StartAsync(stop);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            throw new IOException($"Port {port} of 127.0.0.1 is in use by another program. Give another one, or --port 0 for a free one.", taken);
        }

        string address = _application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
        Endpoint = new Uri(address);
    }

    public async ValueTask DisposeAsync()
    {
        if (_application is { } application)
        {
            _application = null;
            await application.StopAsync();
            await application.DisposeAsync();
        }
    }

    private void Limit(KestrelServerLimits limits)
    {
        limits.MaxConcurrentConnections = 1024;
        limits.MaxRequestBodySize = simulator.Options.MaxBodyBytes + ChunkBytes; // the simulator answers in AWS's shape first
        limits.MaxRequestHeaderCount = 64;
        limits.MaxRequestHeadersTotalSize = 16 * 1024;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(5);
        limits.MinRequestBodyDataRate = new MinDataRate(240, TimeSpan.FromSeconds(5));
        limits.MinResponseDataRate = new MinDataRate(240, TimeSpan.FromSeconds(5));
    }

    private async Task ServeAsync(HttpContext context)
    {
        if (LoopbackHost.Refusal(context.Request.Headers.Host.Count == 1 ? context.Request.Headers.Host[0] : null) is { } refusal)
        {
            await WriteAsync(context, refusal);
            return;
        }

        byte[] body;
        try
        {
            body = await ReadBodyAsync(context.Request, context.RequestAborted);
        }
        catch (Microsoft.AspNetCore.Http.BadHttpRequestException)
        {
            context.Abort(); // too slow, or broken on the way
            return;
        }

        string target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        List<KeyValuePair<string, string>> headers = [.. context.Request.Headers.SelectMany(header => header.Value.Select(value => new KeyValuePair<string, string>(header.Key, value ?? string.Empty)))];
        SimulatorResponse response = await simulator.HandleAsync(new SimulatorRequest(context.Request.Method, target, headers, body), context.RequestAborted);
        if (response.CutsConnection)
        {
            context.Abort();
            return;
        }

        await WriteAsync(context, response);
    }

    private static async Task WriteAsync(HttpContext context, SimulatorResponse response)
    {
        context.Response.StatusCode = response.StatusCode;
        foreach (KeyValuePair<string, string> header in response.Headers)
        {
            context.Response.Headers[header.Key] = header.Value;
        }

        context.Response.ContentLength = response.Body.Length;
        await context.Response.Body.WriteAsync(response.Body, context.RequestAborted);
    }

    /// <summary>Reads one byte more than is allowed, so that the simulator can tell.</summary>
    private async Task<byte[]> ReadBodyAsync(HttpRequest request, CancellationToken stop)
    {
        if (request.ContentLength is 0 || (request.ContentLength is null && !request.Headers.ContainsKey("Transfer-Encoding")))
        {
            return [];
        }

        if (request.ContentLength > simulator.Options.MaxBodyBytes)
        {
            return new byte[simulator.Options.MaxBodyBytes + 1]; // not worth reading
        }

        using MemoryStream body = new();
        byte[] chunk = new byte[ChunkBytes];
        int read;
        while (body.Length <= simulator.Options.MaxBodyBytes && (read = await request.Body.ReadAsync(chunk, stop)) > 0)
        {
            body.Write(chunk, 0, read);
        }

        return body.ToArray();
    }
}
