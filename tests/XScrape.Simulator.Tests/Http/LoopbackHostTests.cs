using XScrape.Simulator.Http.Sockets;
using XScrape.Simulator.Setup;

namespace XScrape.Simulator.Tests.Http;

/// <summary>DNS rebinding: a page's own name may lead to this machine, but it stays in the Host header.</summary>
public sealed class LoopbackHostTests
{
    [Theory]
    [InlineData("localhost")]
    [InlineData("LocalHost:4599")]
    [InlineData("localhost.:4599")]
    [InlineData("aps.localhost:4599")]
    [InlineData("127.0.0.1")]
    [InlineData("127.9.8.7:80")]
    [InlineData("[::1]:4599")]
    [InlineData("[::ffff:127.0.0.1]:4599")]
    public void Names_and_addresses_of_the_loopback_are_answered(string host) => Assert.Null(LoopbackHost.Refusal(host));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("evil.example")]
    [InlineData("evil.example:4599")]
    [InlineData("localhost.evil.example")]
    [InlineData("evillocalhost")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("10.0.0.1")]
    [InlineData("0.0.0.0:4599")]
    [InlineData("[::]:4599")]
    [InlineData("localhost@evil.example")]
    [InlineData("evil.example/localhost")]
    [InlineData("evil.example#localhost")]
    [InlineData("localhost, evil.example")]
    [InlineData("local host")]
    public void Every_other_host_is_refused(string? host) => Assert.Equal(421, LoopbackHost.Refusal(host)!.StatusCode);

    [Fact]
    public async Task The_front_of_PowerShell_keeps_strangers_out_of_every_path()
    {
        using AwsSimulator simulator = new(SimulatorOptions.TwoAccounts() with { ControlPath = true });
        using SocketFront front = SocketFront.Start(simulator);

        await ForeignHosts.AreRefusedAsync(front.Endpoint, TestContext.Current.CancellationToken);

    }
}
