using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace XScrape.Conformance.Browser;

/// <summary>The few words of the DevTools protocol that the tests need.</summary>
/// <remarks>https://chromedevtools.github.io/devtools-protocol</remarks>
internal sealed class DevTools : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonObject>> _asked = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private Task _reading = Task.CompletedTask;
    private int _last;

    /// <summary>What the browser told of itself, in order: the event's name and its parameters.</summary>
    public ConcurrentQueue<(string Name, JsonObject Data)> Events { get; } = new();

    public static async Task<DevTools> ConnectAsync(Uri endpoint)
    {
        DevTools tools = new();
        using CancellationTokenSource tooLong = new(s_patience);
        await tools._socket.ConnectAsync(endpoint, tooLong.Token);
        tools._reading = tools.ReadAsync();
        return tools;
    }

    public async Task<JsonObject> SendAsync(string method, JsonObject? parameters = null, string? session = null)
    {
        int id = Interlocked.Increment(ref _last);
        TaskCompletionSource<JsonObject> answer = _asked[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        JsonObject message = new() { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        if (session is not null)
        {
            message["sessionId"] = session;
        }

        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }

        JsonObject whole = await answer.Task.WaitAsync(s_patience);
        return whole["error"] is JsonNode error ? throw new InvalidOperationException($"{method}: {error.ToJsonString()}") : whole["result"]!.AsObject();
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _reading;
        _socket.Dispose();
        _sending.Dispose();
    }

    private async Task ReadAsync()
    {
        byte[] buffer = new byte[1 << 16];
        try
        {
            while (_socket.State == WebSocketState.Open)
            {
                using MemoryStream text = new();
                WebSocketReceiveResult part;
                do
                {
                    part = await _socket.ReceiveAsync(buffer, CancellationToken.None);
                    text.Write(buffer, 0, part.Count);
                }
                while (!part.EndOfMessage);
                if (part.MessageType == WebSocketMessageType.Text)
                {
                    Take(JsonNode.Parse(text.ToArray())!.AsObject());
                }
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The browser is gone, or we are; whoever still waits for an answer runs out of patience.
        }
    }

    private void Take(JsonObject message)
    {
        if (message["id"] is JsonNode id && _asked.TryRemove(id.GetValue<int>(), out TaskCompletionSource<JsonObject>? asked))
        {
            asked.SetResult(message);
        }
        else if (message["method"] is JsonNode method)
        {
            Events.Enqueue((method.GetValue<string>(), message["params"]!.AsObject()));
        }
    }
}
