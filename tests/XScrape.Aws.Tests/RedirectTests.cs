using System.Net;
using System.Net.Sockets;
using System.Text;
using XScrape.Arns;
using XScrape.Aws.Tests.Support;
using XScrape.Cloud;
using XScrape.Failures;

namespace XScrape.Aws.Tests;

/// <summary>Over real sockets: a redirect would take the body, the signature and the session token to whomever it names.</summary>
public sealed class RedirectTests : IDisposable
{
    private readonly TcpListener _here = new(IPAddress.Loopback, 0);

    private readonly TcpListener _there = new(IPAddress.Loopback, 0);

    public RedirectTests()
    {
        _here.Start();
        _there.Start();
    }

    public void Dispose()
    {
        _here.Dispose();
        _there.Dispose();
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task No_redirect_is_followed(int status)
    {
        using ICloudAccount account = ((ICloudProvider)new AwsCloudProvider()).Open(
            new CloudIdentity { Keys = new CloudKeys("AKID", "s", "session-token") },
            new CloudSite(Region.Parse("us-west-2"), new Uri($"http://localhost:{Port(_here)}")),
            new CallLog());

        Task call = account.Iam.DeleteRoleAsync(WireSamples.Role, Bench.Stop);
        using TcpClient asked = await _here.AcceptTcpClientAsync(Bench.Stop);
        _ = await asked.GetStream().ReadAsync(new byte[64 * 1024], Bench.Stop);
        string head = $"HTTP/1.1 {status} Moved\r\nLocation: http://localhost:{Port(_there)}/take?ticket=hunter2\r\nContent-Length: 0\r\n\r\n";
        await asked.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), Bench.Stop);
        XScrapeException fault = await Assert.ThrowsAsync<XScrapeException>(() => call);

        Assert.Equal((FailureId.ForeignAnswer, status), (fault.Id, fault.StatusCode));
        Assert.Contains("a redirect to localhost, which is never followed", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", fault.Message, StringComparison.Ordinal);
        Assert.False(_there.Pending());
    }

    private static int Port(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;
}
