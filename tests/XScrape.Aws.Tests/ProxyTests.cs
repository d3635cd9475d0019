using System.Net;
using System.Net.Sockets;
using XScrape.Arns;
using XScrape.Aws.Tests.Support;
using XScrape.Aws.Wire.Sites;
using XScrape.Cloud;
using XScrape.Failures;

namespace XScrape.Aws.Tests;

/// <summary>A proxy on the way is named, and is not asked twice for what it refuses.</summary>
public sealed class ProxyTests
{
    [Fact]
    public async Task A_407_is_asked_once_also_over_http()
    {
        using Bench bench = new();
        bench.Net.Otherwise = _ => StubHandler.Response("<html>Proxy authentication required</html>", 407);

        XScrapeException fault = await Assert.ThrowsAsync<XScrapeException>(() => bench.Account.Iam.DeleteRoleAsync(WireSamples.Role, Bench.Stop));

        Assert.Equal((FailureId.ProxyRefused, 407), (fault.Id, fault.StatusCode));
        Assert.Single(bench.Net.Requests);
    }

    [Fact]
    public async Task A_tunnel_that_the_proxy_refuses_is_asked_for_once_and_the_proxy_is_named_without_its_password()
    {
        using TcpListener proxy = new(IPAddress.Loopback, 0);
        proxy.Start();
        int port = ((IPEndPoint)proxy.LocalEndpoint).Port;
        using ICloudAccount account = Through(new Uri($"http://me:hunter2@127.0.0.1:{port}"));

        Task call = account.Iam.DeleteRoleAsync(WireSamples.Role, Bench.Stop);
        int asked = 0;
        while (!call.IsCompleted)
        {
            Task<TcpClient> next = proxy.AcceptTcpClientAsync(Bench.Stop).AsTask();
            if (await Task.WhenAny(next, call) == next)
            {
                asked++;
                using TcpClient client = await next;
                _ = await client.GetStream().ReadAsync(new byte[4096], Bench.Stop);
                await client.GetStream().WriteAsync("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray(), Bench.Stop);
            }
        }

        XScrapeException fault = await Assert.ThrowsAsync<XScrapeException>(() => call);
        Assert.Equal(FailureId.ProxyRefused, fault.Id);
        Assert.Contains($"the proxy http://127.0.0.1:{port} asks", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", fault.Message, StringComparison.Ordinal);
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task A_proxy_that_is_down_is_named()
    {
        TcpListener gone = new(IPAddress.Loopback, 0);
        gone.Start();
        int port = ((IPEndPoint)gone.LocalEndpoint).Port;
        gone.Dispose();
        using ICloudAccount account = Through(new Uri($"http://127.0.0.1:{port}"));

        XScrapeException fault = await Assert.ThrowsAsync<XScrapeException>(() => account.Iam.DeleteRoleAsync(WireSamples.Role, Bench.Stop));

        Assert.Equal(FailureId.Unreachable, fault.Id);
        Assert.Contains($"through the proxy http://127.0.0.1:{port}", fault.Message, StringComparison.Ordinal);
    }

    private static ICloudAccount Through(Uri proxy) => ((ICloudProvider)new AwsCloudProvider(WireSettings.Default with
    {
        Wait = (_, _) => Task.CompletedTask,
        Configure = config => config.SetWebProxy(new WebProxy(proxy)),
    })).Open(new CloudIdentity { Keys = new CloudKeys("AKID", "s", null) }, new CloudSite(Region.Parse("us-west-2"), new Uri("https://iam.example.invalid")), new CallLog());
}
