using System.Net;
using System.Net.Sockets;
using System.Text;
using XScrape.Simulator.Faults;
using XScrape.Simulator.Http.Requests;
using XScrape.Simulator.Setup;
using XScrape.Simulator.Tests.Support;

namespace XScrape.Simulator.Tests.Http;

public sealed class SocketFrontTests : IDisposable
{
    private readonly AwsSimulator _simulator = new(SimulatorOptions.TwoAccounts());
    private readonly SocketFront _front;
    private readonly HttpClient _client = new();

    public SocketFrontTests() => _front = SocketFront.Start(_simulator);

    public void Dispose()
    {
        _client.Dispose();
        _front.Dispose();
        _simulator.Dispose();
    }

    [Fact]
    public async Task A_signed_call_is_answered_over_HTTP()
    {
        using HttpResponseMessage response = await SendAsync("sts", "POST", "/", "", Encoding.UTF8.GetBytes("Action=GetCallerIdentity&Version=2011-06-15"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/xml", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("user/Admin", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_encoded_path_and_query_reach_the_simulator_as_they_were_signed()
    {
        using HttpResponseMessage tags = await SendAsync("aps", "GET", "/tags/" + Signer.Encode(Stage.Workspace), "", []);
        Assert.Equal(HttpStatusCode.NotFound, tags.StatusCode); // of another account, so it was understood
        using HttpResponseMessage list = await SendAsync("aps", "GET", "/scrapers", "status=ACTIVE&destinationArn=" + Signer.Encode(Stage.Workspace), []);
        Assert.Equal(HttpStatusCode.OK, list.StatusCode);
    }

    [Fact]
    public async Task A_cut_connection_is_no_answer()
    {
        _simulator.Faults = new FaultPlan { Rules = [new FaultRule { Kind = FaultKind.CutAfter, Operation = "CreateRole" }] };
        byte[] form = Encoding.UTF8.GetBytes("Action=CreateRole&RoleName=R&AssumeRolePolicyDocument=" + Signer.Encode(Stage.SourceTrust("x")));
        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync("iam", "POST", "/", "", form));
        using HttpResponseMessage there = await SendAsync("iam", "POST", "/", "", Encoding.UTF8.GetBytes("Action=GetRole&RoleName=R"));
        Assert.Equal(HttpStatusCode.OK, there.StatusCode);
    }

    [Fact]
    public async Task Many_simulators_stand_side_by_side()
    {
        using AwsSimulator other = new(SimulatorOptions.TwoAccounts());
        using SocketFront second = SocketFront.Start(other);
        Assert.NotEqual(_front.Endpoint, second.Endpoint);
        using HttpResponseMessage response = await SendAsync("sts", "POST", "/", "", Encoding.UTF8.GetBytes("Action=GetCallerIdentity"));
        Assert.Equal((1, 0), (_simulator.Calls.Total, other.Calls.Total));
    }

    [Fact]
    public async Task Calls_at_once_on_connections_of_their_own_are_all_answered()
    {
        const int Calls = 40;
        byte[] form = Encoding.UTF8.GetBytes("Action=GetCallerIdentity");
        for (int burst = 0; burst < 3; burst++)
        {
            HttpResponseMessage[] responses = await Task.WhenAll(Enumerable.Range(0, Calls).Select(_ => SendAsync("sts", "POST", "/", "", form)));
            Assert.All(responses, response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
            Array.ForEach(responses, response => response.Dispose());
        }
    }

    [Fact]
    public async Task A_call_on_its_way_is_cut_when_the_front_stops()
    {
        using AwsSimulator slow = new(SimulatorOptions.TwoAccounts() with { Latency = TimeSpan.FromMinutes(10) });
        SocketFront second = SocketFront.Start(slow);
        using HttpClient client = new();
        Task<HttpResponseMessage> call = client.GetAsync(second.Endpoint, TestContext.Current.CancellationToken);
        await Task.Delay(TimeSpan.FromMilliseconds(500), TestContext.Current.CancellationToken);
        Assert.False(call.IsCompleted);
        second.Dispose();
        await Assert.ThrowsAsync<HttpRequestException>(() => call.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task After_Dispose_nobody_listens()
    {
        using SocketFront second = SocketFront.Start(_simulator);
        second.Dispose();
        using TcpClient client = new();
        await Assert.ThrowsAnyAsync<SocketException>(() => client.ConnectAsync(IPAddress.Loopback, second.Endpoint.Port, TestContext.Current.CancellationToken).AsTask());
    }

    [Fact]
    public void A_port_that_is_taken_is_an_error() => Assert.ThrowsAny<Exception>(() => SocketFront.Start(_simulator, _front.Endpoint.Port));

    private async Task<HttpResponseMessage> SendAsync(string service, string method, string path, string query, byte[] body)
    {
        SimulatedAccount account = _simulator.Accounts[0];
        SimulatorRequest signed = new Signer(account.AccessKeyId, account.SecretAccessKey).Sign(service, "us-west-2", DateTimeOffset.UtcNow, method, path, query, body);
        using HttpRequestMessage message = new(new HttpMethod(method), new Uri(_front.Endpoint, signed.RawTarget));
        message.Headers.Host = "localhost:1234";
        foreach (KeyValuePair<string, string> header in signed.Headers.Where(header => header.Key != "Host"))
        {
            message.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        if (body.Length > 0)
        {
            message.Content = new ByteArrayContent(body);
            message.Content.Headers.TryAddWithoutValidation("Content-Type", "application/x-www-form-urlencoded");
        }

        return await _client.SendAsync(message, TestContext.Current.CancellationToken);
    }
}
