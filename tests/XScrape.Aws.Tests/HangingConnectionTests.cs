using System.Net;
using System.Net.Sockets;
using XScrape.Arns;
using XScrape.Aws.Tests.Support;
using XScrape.Aws.Wire.Sites;
using XScrape.Cloud;
using XScrape.Cloud.Amp;
using XScrape.Failures;

namespace XScrape.Aws.Tests;

/// <summary>Over real sockets, with the SDK's own HTTP client.</summary>
public sealed class HangingConnectionTests : IDisposable
{
    private readonly TcpListener _silent = new(IPAddress.Loopback, 0);

    public HangingConnectionTests() => _silent.Start();

    public void Dispose() => _silent.Dispose();

    [Fact]
    public async Task Stopping_leaves_a_connection_on_which_nobody_speaks()
    {
        using CancellationTokenSource stop = new();
        using ICloudAccount account = Open(((IPEndPoint)_silent.LocalEndpoint).Port);

        Task call = account.Amp.ListScrapersAsync(new ScraperFilter(), stop.Token);
        using TcpClient accepted = await _silent.AcceptTcpClientAsync(Bench.Stop);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(TimeSpan.FromSeconds(30), Bench.Stop));
    }

    [Fact]
    public async Task Stopping_leaves_an_answer_that_never_ends()
    {
        using CancellationTokenSource stop = new();
        using ICloudAccount account = Open(((IPEndPoint)_silent.LocalEndpoint).Port);

        Task call = account.Amp.ListScrapersAsync(new ScraperFilter(), stop.Token);
        using TcpClient accepted = await _silent.AcceptTcpClientAsync(Bench.Stop);
        await accepted.GetStream().WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"u8.ToArray(), Bench.Stop);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(TimeSpan.FromSeconds(30), Bench.Stop));
    }

    [Fact]
    public async Task A_port_of_this_machine_on_which_nobody_listens_says_so()
    {
        int port = ((IPEndPoint)_silent.LocalEndpoint).Port;
        _silent.Stop();
        using ICloudAccount account = Open(port);

        XScrapeException fault = await Assert.ThrowsAsync<XScrapeException>(() => account.Iam.DeleteRoleAsync(WireSamples.Role, Bench.Stop));

        Assert.Equal(FailureId.NothingListens, fault.Id);
    }

    private static ICloudAccount Open(int port) => ((ICloudProvider)new AwsCloudProvider(WireSettings.Default with { Wait = (_, _) => Task.CompletedTask })).Open(
        new CloudIdentity { Keys = new CloudKeys("AKID", "s", null) },
        new CloudSite(Region.Parse("us-west-2"), new Uri($"http://localhost:{port}")),
        new CallLog());
}
