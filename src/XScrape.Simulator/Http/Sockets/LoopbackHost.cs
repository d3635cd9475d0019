using System.Net;
using System.Text;
using XScrape.Simulator.Http.Requests;

namespace XScrape.Simulator.Http.Sockets;

/// <summary>
/// Answers only those who call this machine by a name or address of its loopback. A page whose own name was made to resolve to
/// 127.0.0.1 (DNS rebinding) still sends its own name in the Host header, and gets nothing, the control path included.
/// </summary>
public static class LoopbackHost
{
    private const int MisdirectedRequest = 421;

    /// <summary>The refusal of a request; null for one that may be answered.</summary>
    /// <param name="host">The Host header, or null where there is none.</param>
    public static SimulatorResponse? Refusal(string? host) => IsLoopback(host)
        ? null
        : new SimulatorResponse(MisdirectedRequest, [new("Content-Type", "text/plain; charset=utf-8")], Encoding.UTF8.GetBytes("This simulator answers only on localhost, 127.0.0.0/8 and [::1].\n"));

    private static bool IsLoopback(string? host)
    {
        if (host is null || !Uri.TryCreate($"http://{host}/", UriKind.Absolute, out Uri? uri) || uri.UserInfo.Length > 0 || uri.PathAndQuery != "/" || uri.Fragment.Length > 0)
        {
            return false;
        }

        string name = uri.DnsSafeHost.TrimEnd('.');
        return name.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
            || (uri.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6 && IPAddress.TryParse(name, out IPAddress? address) && IPAddress.IsLoopback(address));
    }
}
