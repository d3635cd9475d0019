using System.Globalization;
using System.Text;

namespace XScrape.Simulator.Http.Requests;

/// <summary>RFC 3986 percent-encoding, byte by byte.</summary>
internal static class PercentEncoding
{
    public static string Encode(string text, bool keepSlash = false)
    {
        StringBuilder encoded = new(text.Length + 16);
        foreach (byte b in Encoding.UTF8.GetBytes(text))
        {
            char c = (char)b;
            if (c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '_' or '.' or '~' || (keepSlash && c == '/'))
            {
                encoded.Append(c);
            }
            else
            {
                encoded.Append('%').Append(b.ToString("X2", CultureInfo.InvariantCulture));
            }
        }

        return encoded.ToString();
    }

    /// <summary>Decodes %XX; in forms a plus is a space. Bytes that are no UTF-8 become U+FFFD.</summary>
    public static string Decode(string text, bool plusIsSpace = false)
    {
        if (text.IndexOf('%') < 0 && (!plusIsSpace || text.IndexOf('+') < 0))
        {
            return text;
        }

        List<byte> bytes = new(text.Length);
        byte[] raw = Encoding.UTF8.GetBytes(text);
        for (int i = 0; i < raw.Length; i++)
        {
            if (raw[i] == '%' && i + 2 < raw.Length && Hex(raw[i + 1]) is { } high && Hex(raw[i + 2]) is { } low)
            {
                bytes.Add((byte)((high << 4) | low));
                i += 2;
            }
            else
            {
                bytes.Add(plusIsSpace && raw[i] == '+' ? (byte)' ' : raw[i]);
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    /// <summary>Splits <c>a=b&amp;c</c> and decodes both sides.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Pairs(string query, bool plusIsSpace = false)
    {
        foreach (string pair in query.Split('&'))
        {
            if (pair.Length > 0)
            {
                int equals = pair.IndexOf('=');
                string name = equals < 0 ? pair : pair.Substring(0, equals);
                string value = equals < 0 ? string.Empty : pair.Substring(equals + 1);
                yield return new(Decode(name, plusIsSpace), Decode(value, plusIsSpace));
            }
        }
    }

    private static int? Hex(byte b) => (char)b switch
    {
        char c and >= '0' and <= '9' => c - '0',
        char c and >= 'A' and <= 'F' => c - 'A' + 10,
        char c and >= 'a' and <= 'f' => c - 'a' + 10,
        _ => null,
    };
}
