using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace XScrape.Simulator.Http.Sockets;

/// <summary>Reads requests from a connection, in pieces as they come.</summary>
internal sealed class HttpRequestReader(NetworkStream stream, int maxBodyBytes)
{
    private const int MaxLineBytes = 64 * 1024;
    private const int MaxHeaders = 200;
    private const int MostDropped = 64; // times the largest body: a client that sends more is cut off

    private readonly byte[] _buffer = new byte[16 * 1024];
    private int _next;
    private int _end;

    /// <returns>Null where the client has ended between two requests.</returns>
    /// <exception cref="FormatException">It is not HTTP.</exception>
    public async Task<HttpRequestHead?> ReadHeadAsync()
    {
        List<string> lines = [];
        while (true)
        {
            string? line = await ReadLineAsync(mayEnd: lines.Count == 0).ConfigureAwait(false);
            if (line is null)
            {
                return null;
            }

            if (line.Length > 0)
            {
                lines.Add(lines.Count < MaxHeaders ? line : throw new FormatException("There are too many headers."));
            }
            else if (lines.Count > 0)
            {
                return HttpRequestHead.Parse(lines);
            }
        }
    }

    /// <summary>Keeps one byte more than is allowed, so that the simulator can tell, and drops the rest.</summary>
    public async Task<byte[]> ReadBodyAsync(HttpRequestHead head)
    {
        using MemoryStream body = new();
        if (!head.IsChunked)
        {
            await CopyAsync(body, head.ContentLength, 0).ConfigureAwait(false);
            return body.ToArray();
        }

        for (long total = 0; ;)
        {
            string size = (await ReadLineAsync(mayEnd: false).ConfigureAwait(false))!.Split(';')[0].Trim();
            if (!int.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int length) || length < 0)
            {
                throw new FormatException("A chunk has no length.");
            }

            await CopyAsync(body, length, total).ConfigureAwait(false);
            total += length;
            // After the last chunk there may be headers, which are not needed here; after each other one there is an empty line.
            while (!string.IsNullOrEmpty(await ReadLineAsync(mayEnd: false).ConfigureAwait(false)))
            {
                _ = length == 0 ? true : throw new FormatException("A chunk is longer than it says.");
            }

            if (length == 0)
            {
                return body.ToArray();
            }
        }
    }

    private async Task CopyAsync(MemoryStream body, long length, long before)
    {
        if (before + length > (long)MostDropped * maxBodyBytes)
        {
            throw new IOException("The body is far too long.");
        }

        while (length > 0)
        {
            int count = (int)Math.Min(length, await FillAsync().ConfigureAwait(false) ? _end - _next : throw new EndOfStreamException());
            body.Write(_buffer, _next, (int)Math.Max(0, Math.Min(count, maxBodyBytes + 1 - body.Length)));
            _next += count;
            length -= count;
        }
    }

    private async Task<string?> ReadLineAsync(bool mayEnd)
    {
        using MemoryStream line = new();
        while (await FillAsync().ConfigureAwait(false))
        {
            int newLine = Array.IndexOf(_buffer, (byte)'\n', _next, _end - _next);
            int count = (newLine < 0 ? _end : newLine) - _next;
            line.Write(_buffer, _next, line.Length + count <= MaxLineBytes ? count : throw new FormatException("A line is too long."));
            _next += count + (newLine < 0 ? 0 : 1);
            if (newLine >= 0)
            {
                string text = Encoding.UTF8.GetString(line.ToArray());
                return text.EndsWith("\r", StringComparison.Ordinal) ? text.Substring(0, text.Length - 1) : text;
            }
        }

        return mayEnd && line.Length == 0 ? null : throw new EndOfStreamException();
    }

    /// <returns>Whether there is a byte to take.</returns>
    private async Task<bool> FillAsync()
    {
        if (_next == _end)
        {
            _next = 0;
            _end = await stream.ReadAsync(_buffer, 0, _buffer.Length, CancellationToken.None).ConfigureAwait(false);
        }

        return _end > _next;
    }
}
