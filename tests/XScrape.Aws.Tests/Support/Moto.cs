using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace XScrape.Aws.Tests.Support;

/// <summary>moto's server, where it is installed: another's idea of AWS than ours.</summary>
/// <remarks>https://docs.getmoto.org/en/latest/docs/server_mode.html</remarks>
public sealed class Moto : IAsyncLifetime
{
    private Process? _server;

    private string? _missing;

    public Uri? Endpoint { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Uri endpoint = new($"http://127.0.0.1:{FreePort()}/");
        ProcessStartInfo start = new("moto_server", ["-H", "127.0.0.1", "-p", endpoint.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MOTO_IAM_LOAD_MANAGED_POLICIES"] = "true";
        try
        {
            _server = Process.Start(start);
            _server!.OutputDataReceived += (_, _) => { };
            _server.ErrorDataReceived += (_, _) => { };
            _server.BeginOutputReadLine();
            _server.BeginErrorReadLine();
            Endpoint = await AnswersAsync(endpoint) ? endpoint : null;
            _missing = Endpoint is null ? "moto_server did not answer within a minute." : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            _missing = "moto_server is not installed (pip install 'moto[server]').";
        }
    }

    public Uri Need()
    {
        Assert.SkipWhen(Endpoint is null, _missing ?? "moto_server is not there.");
        return Endpoint!;
    }

    /// <summary>A call that our adapters do not have.</summary>
    public async Task SendAsync(string service, HttpMethod method, string path, string body)
    {
        using HttpClient client = new();
        using HttpRequestMessage request = new(method, new Uri(Need(), path)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=AKID/20261122/us-west-2/{service}/aws4_request, SignedHeaders=host, Signature=0");
        using HttpResponseMessage answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public ValueTask DisposeAsync()
    {
        if (_server is { HasExited: false })
        {
            _server.Kill(entireProcessTree: true);
        }

        _server?.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<bool> AnswersAsync(Uri endpoint)
    {
        using HttpClient client = new() { Timeout = TimeSpan.FromSeconds(5) };
        for (int attempt = 0; attempt < 240 && !_server!.HasExited; attempt++)
        {
            try
            {
                using HttpResponseMessage answer = await client.GetAsync(new Uri(endpoint, "moto-api/data.json"));
                return true;
            }
            catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
            {
                await Task.Delay(250);
            }
        }

        return false;
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
