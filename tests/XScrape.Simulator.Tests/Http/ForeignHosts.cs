using System.Net.Sockets;
using System.Text;

namespace XScrape.Simulator.Tests.Http;

/// <summary>Sends to a front what a page of somebody else's, or a program that means another machine, would send: byte by byte, as no client checks it.</summary>
internal static class ForeignHosts
{
    private static readonly string[] s_hosts =
    [
        "Host: evil.example\r\n", "Host: evil.example:{0}\r\n", "Host: 10.0.0.1\r\n", "Host: localhost.evil.example\r\n",
        "Host:\r\n", "Host: localhost\r\nHost: evil.example\r\n", "",
    ];

    private static readonly string[] s_requests =
    [
        "GET /", "POST /", "PUT /", "DELETE /", "OPTIONS /", "GET /scrapers", "POST /scrapers", "GET /workspaces/ws-1/api/v1/query?query=up",
        "GET /_xscrape/", "GET /_xscrape/calls", "GET /_xscrape/operations", "DELETE /_xscrape/calls", "GET /_xscrape/faults", "PUT /_xscrape/faults", "POST /_xscrape/faults",
        "DELETE /_xscrape/faults", "GET /_xscrape/chain", "GET /_xscrape/clock", "POST /_xscrape/clock", "GET /nowhere",
    ];

    /// <summary>Each request by each foreign host is refused, and told nothing; the same by this machine's own name is answered otherwise.</summary>
    public static async Task AreRefusedAsync(Uri front, CancellationToken stop)
    {
        foreach (string request in s_requests)
        {
            Assert.DoesNotContain("HTTP/1.1 421", await AskAsync(front, request, $"Host: localhost:{front.Port}\r\n", stop), StringComparison.Ordinal);
            foreach (string host in s_hosts)
            {
                string answer = await AskAsync(front, request, host.Replace("{0}", $"{front.Port}", StringComparison.Ordinal), stop);

                // A request with no Host or two is no HTTP/1.1, which the front itself may say first.
                Assert.Matches("^HTTP/1[.]1 (421|400) ", answer);
                Assert.DoesNotContain("scraper", answer, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("access-control-", answer, StringComparison.OrdinalIgnoreCase);
            }
        }

        Assert.StartsWith("HTTP/1.1 421 ", await AskAsync(front, "GET /_xscrape/calls", "Host: evil.example\r\n", stop), StringComparison.Ordinal);
    }

    private static async Task<string> AskAsync(Uri front, string request, string host, CancellationToken stop)
    {
        using TcpClient client = new();
        await client.ConnectAsync(front.Host, front.Port, stop);
        NetworkStream wire = client.GetStream();
        await wire.WriteAsync(Encoding.ASCII.GetBytes($"{request} HTTP/1.1\r\n{host}X-XScrape-Control: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), stop);
        using StreamReader reader = new(wire, Encoding.UTF8);
        return await reader.ReadToEndAsync(stop);
    }
}
