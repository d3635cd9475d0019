using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace XScrape.Conformance.Prometheus;

/// <summary>Something to scrape: one counter that grows with every scrape.</summary>
internal sealed class RealTarget : IAsyncDisposable
{
    private readonly WebApplication _application;
    private int _scrapes;

    private RealTarget()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _application = builder.Build();
        _application.Run(context =>
        {
            context.Response.ContentType = "text/plain; version=0.0.4";
            string count = Interlocked.Increment(ref _scrapes).ToString(CultureInfo.InvariantCulture);
            return context.Response.WriteAsync($"# TYPE demo_scrapes_total counter\ndemo_scrapes_total{{kind=\"real\"}} {count}\n");
        });
    }

    /// <summary>Host and port, as static_configs wants them.</summary>
    public string Address { get; private set; } = string.Empty;

    public int Scrapes => Volatile.Read(ref _scrapes);

    public static async Task<RealTarget> StartAsync()
    {
        RealTarget target = new();
        await target._application.StartAsync();
        target.Address = new Uri(target._application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First()).Authority;
        return target;
    }

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
    }
}
