using System.Net.Sockets;
using System.Text;
using XScrape.Simulator.Setup;

namespace XScrape.Simulator.Tests.Http;

/// <summary>What goes over the wire byte by byte, as other clients than ours may send it.</summary>
public sealed class SocketFrontRequestTests : IDisposable
{
    private const string Refused = "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    private readonly AwsSimulator _simulator = new(SimulatorOptions.TwoAccounts() with { MaxBodyBytes = 1000 });
    private readonly SocketFront _front;

    public SocketFrontRequestTests() => _front = SocketFront.Start(_simulator);

    public void Dispose()
    {
        _front.Dispose();
        _simulator.Dispose();
    }

    [Theory]
    [InlineData("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 3\r\nConnection: close\r\n\r\na=b")]
    [InlineData("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n2;x=y\r\na=\r\n1\r\nb\r\n0\r\nTrailer: t\r\n\r\n")]
    [InlineData("POST / HTTP/1.0\r\nHost: 127.0.0.1\r\nContent-Length: 3\r\n\r\na=b")]
    [InlineData("\r\nPOST / HTTP/1.1\nHost: 127.0.0.1\nContent-Length: 3\nConnection: close\n\na=b")]
    public async Task Every_form_of_a_request_is_answered(string request)
    {
        string answer = await SendAsync(request);
        Assert.StartsWith("HTTP/1.1 403 Forbidden\r\nDate: ", answer, StringComparison.Ordinal);
        Assert.Contains("Missing", answer, StringComparison.Ordinal);
        Assert.Equal(1, _simulator.Calls.Total);
    }

    [Fact]
    public async Task Requests_that_come_at_once_are_answered_in_their_order()
    {
        string answer = await SendAsync("GET /clusters/a HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\nGET /clusters/b HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
        Assert.Equal(2, answer.Split("HTTP/1.1 403").Length - 1);
        Assert.Equal(2, _simulator.Calls.Total);
    }

    [Fact]
    public async Task A_client_that_asks_first_is_told_to_go_on() =>
        Assert.StartsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 403", await SendAsync("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nExpect: 100-continue\r\nContent-Length: 3\r\nConnection: close\r\n\r\na=b"), StringComparison.Ordinal);

    [Fact]
    public async Task A_body_that_is_too_long_is_refused_as_AWS_does_and_the_connection_stays_in_step()
    {
        string answer = await SendAsync($"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 50000\r\n\r\n{new string('x', 50000)}GET /clusters/b HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 413 ", answer, StringComparison.Ordinal);
        Assert.Contains("HTTP/1.1 403 ", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense\r\n\r\n")]
    [InlineData("GET http://elsewhere/ HTTP/1.1\r\n\r\n")]
    [InlineData("GET / HTTP/2.0\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nNo header\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nA: b\r\n folded\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab")]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    [InlineData("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n")]
    public async Task What_is_no_HTTP_is_refused_and_is_no_call(string request)
    {
        Assert.Equal(Refused, await SendAsync(request));
        Assert.Equal(0, _simulator.Calls.Total);
    }

    [Theory]
    [InlineData("")]
    [InlineData("POST / HTTP/1.1\r\nContent-Le")]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\nabc")]
    public async Task A_client_that_goes_away_gets_nothing_and_harms_nobody(string request)
    {
        Assert.Equal(string.Empty, await SendAsync(request, end: true));
        Assert.Equal(0, _simulator.Calls.Total);
        Assert.StartsWith("HTTP/1.1 403", await SendAsync("GET / HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n"), StringComparison.Ordinal);
    }

    private async Task<string> SendAsync(string request, bool end = false)
    {
        using TcpClient client = new();
        await client.ConnectAsync(_front.Endpoint.Host, _front.Endpoint.Port, TestContext.Current.CancellationToken);
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(request), TestContext.Current.CancellationToken);
        if (end)
        {
            client.Client.Shutdown(SocketShutdown.Send);
        }

        using StreamReader reader = new(stream);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
    }
}
