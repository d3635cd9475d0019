using System.Net;
using System.Net.Sockets;
using System.Text;

namespace XScrape.Aws.Tests.Support;

/// <summary>Plays the instance metadata, a container's agent, STS and SSO, on loopback; by default it takes calls and never answers.</summary>
internal static class Neighbour
{
    private static readonly HttpListener s_listener = Start();

    /// <summary>The answer to "METHOD /path"; null: none, ever.</summary>
    public static Func<string, string?> Answers { get; set; } = _ => null;

    public static Uri Endpoint { get; } = new(s_listener.Prefixes.Single());

    private static HttpListener Start()
    {
        using TcpListener probe = new(IPAddress.Loopback, 0);
        probe.Start();
        int port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        HttpListener listener = new() { Prefixes = { $"http://127.0.0.1:{port}/" } };
        listener.Start();
        _ = Task.Run(async () =>
        {
            while (true)
            {
                HttpListenerContext context = await listener.GetContextAsync();
                if (Answers($"{context.Request.HttpMethod} {context.Request.Url!.AbsolutePath}") is { } answer)
                {
                    byte[] body = Encoding.UTF8.GetBytes(answer);
                    context.Response.ContentType = answer.StartsWith('<') ? "text/xml" : answer.StartsWith('{') ? "application/json" : "text/plain";
                    context.Response.ContentLength64 = body.Length;
                    await context.Response.OutputStream.WriteAsync(body);
                    context.Response.Close();
                }
            }
        });
        return listener;
    }
}
