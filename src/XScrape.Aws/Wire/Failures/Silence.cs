using System.Net;
using System.Net.Sockets;

namespace XScrape.Aws.Wire.Failures;

/// <summary>Failures where no connection came about, so that nothing was sent.</summary>
internal static class Silence
{
    /// <summary>Most likely the address or the proxy is wrong.</summary>
    public static bool Is(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is SocketException or WebException { Status: WebExceptionStatus.ConnectFailure or WebExceptionStatus.NameResolutionFailure or WebExceptionStatus.ProxyNameResolutionFailure })
            {
                return cause is not SocketException { SocketErrorCode: SocketError.ConnectionReset or SocketError.ConnectionAborted };
            }
        }

        return false;
    }

    /// <summary>The other machine is there, and nothing listens on the port.</summary>
    public static bool IsRefused(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is SocketException { SocketErrorCode: SocketError.ConnectionRefused })
            {
                return true;
            }
        }

        return false;
    }
}
