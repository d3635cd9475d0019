using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using XScrape.Simulator;
using XScrape.Simulator.Http.Requests;

namespace XScrape.Crash.Harness;

/// <summary>
/// An HTTP front of its own for one run of the program under test. It handles one call at a time, and at the planned one
/// it has the program killed: nothing that comes after is handled any more. Kestrel serves it: HttpListener outside of Windows sometimes
/// waits for ever for a client that was killed.
/// </summary>
internal sealed class CrashFront : IAsyncDisposable
{
    private readonly AwsSimulator _simulator;
    private readonly KillPlan? _plan;
    private readonly Func<Task> _kill;
    private readonly WebApplication _application;
    private readonly SemaphoreSlim _turn = new(1);
    private bool _dead;

    private CrashFront(AwsSimulator simulator, KillPlan? plan, Func<Task> kill)
    {
        _simulator = simulator;
        _plan = plan;
        _kill = kill;
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _application = builder.Build();
        _application.Run(ServeAsync);
    }

    public string Endpoint => _application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();

    /// <summary>How many calls have come in.</summary>
    public int Calls { get; private set; }

    public static async Task<CrashFront> StartAsync(AwsSimulator simulator, KillPlan? plan, Func<Task> kill)
    {
        CrashFront front = new(simulator, plan, kill);
        await front._application.StartAsync();
        return front;
    }

    /// <summary>Ends when no call is under way any more.</summary>
    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
        _turn.Dispose();
    }

    private async Task ServeAsync(HttpContext context)
    {
        using MemoryStream body = new();
        try
        {
            await context.Request.Body.CopyToAsync(body);
        }
        catch (Exception gone) when (gone is IOException or Microsoft.AspNetCore.Http.BadHttpRequestException or OperationCanceledException)
        {
            // The program was killed while it was being read.
            context.Abort();
            return;
        }

        string target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        List<KeyValuePair<string, string>> headers = [.. context.Request.Headers.SelectMany(h => h.Value.Select(v => new KeyValuePair<string, string>(h.Key, v ?? string.Empty)))];
        if (await HandleAsync(new SimulatorRequest(context.Request.Method, target, headers, body.ToArray())) is not SimulatorResponse response)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = response.StatusCode;
        foreach (KeyValuePair<string, string> header in response.Headers)
        {
            context.Response.Headers[header.Key] = header.Value;
        }

        context.Response.ContentLength = response.Body.Length;
        await context.Response.Body.WriteAsync(response.Body);
    }

    /// <summary>Null where there is nobody to answer any more.</summary>
    private async Task<SimulatorResponse?> HandleAsync(SimulatorRequest request)
    {
        await _turn.WaitAsync();
        try
        {
            if (_dead)
            {
                return null;
            }

            bool dies = ++Calls == _plan?.Call;
            if (dies && !_plan!.AfterEffect)
            {
                _dead = true;
                await _kill();
                return null;
            }

            SimulatorResponse response = await _simulator.HandleAsync(request, CancellationToken.None);
            if (dies)
            {
                _dead = true;
                await _kill();
                return null;
            }

            return response.CutsConnection ? null : response;
        }
        finally
        {
            _turn.Release();
        }
    }
}
