using XScrape.Yaml.Text;

namespace XScrape.Yaml.Values;

/// <summary>Says what Go, and so Prometheus, refuses in a URL. Most texts are one.</summary>
/// <remarks>https://github.com/golang/go/blob/go1.19/src/net/url/url.go, parse and parseAuthority.</remarks>
internal static class GoUrl
{
    private const string UserSigns = "-._:~!$&'()*+,;=%@";

    private const string HostSigns = "!$&'()*+,;=:[]<>\"-_.~%";

    /// <summary>What is wrong, as part of a sentence that shows no password; null if nothing is.</summary>
    public static string? Fault(string text)
    {
        if (text.Any(c => c is < ' ' or '\x7F'))
        {
            return "a control character stands in it";
        }

        int hash = text.IndexOf('#');
        string rest = hash < 0 ? text : text.Substring(0, hash);
        if (rest.StartsWith(":", StringComparison.Ordinal))
        {
            return "nothing stands before its first colon";
        }

        int scheme = Scheme(rest);
        rest = rest.Substring(scheme);
        int query = rest.IndexOf('?');
        rest = query < 0 ? rest : rest.Substring(0, query);
        if (!rest.StartsWith("/", StringComparison.Ordinal))
        {
            return scheme > 0 ? null : rest.Split('/')[0].Contains(':') ? "it has a colon before the first slash, and no scheme" : Path(rest) ?? (hash < 0 ? null : Path(text.Substring(hash)));
        }

        if (rest.StartsWith("//", StringComparison.Ordinal) && (scheme > 0 || !rest.StartsWith("///", StringComparison.Ordinal)))
        {
            int slash = rest.IndexOf('/', 2);
            string authority = slash < 0 ? rest.Substring(2) : rest.Substring(2, slash - 2);
            rest = slash < 0 ? string.Empty : rest.Substring(slash);
            if (Authority(authority) is { } fault)
            {
                return fault;
            }
        }

        return Path(rest) ?? (hash < 0 ? null : Path(text.Substring(hash)));
    }

    /// <summary>How many characters the scheme and its colon have; 0 where there is none.</summary>
    private static int Scheme(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == ':')
            {
                return i + 1;
            }

            if (!IsLetter(text[i]) && (i == 0 || !(text[i] is (>= '0' and <= '9') or '+' or '-' or '.')))
            {
                return 0;
            }
        }

        return 0;
    }

    private static string? Authority(string text)
    {
        int at = text.LastIndexOf('@');
        string user = at < 0 ? string.Empty : text.Substring(0, at);
        string host = text.Substring(at + 1);
        if (!user.All(c => IsLetter(c) || c is >= '0' and <= '9' || UserSigns.IndexOf(c) >= 0) || Path(user) is not null)
        {
            return "what stands before its @ needs escapes";
        }

        if (host.StartsWith("[", StringComparison.Ordinal) && host.LastIndexOf(']') < 0)
        {
            return "the bracket of its address is never closed";
        }

        int port = host.StartsWith("[", StringComparison.Ordinal) ? host.LastIndexOf(']') + 1 : host.LastIndexOf(':');
        if (port >= 0 && port < host.Length && (host[port] != ':' || host.Skip(port + 1).Any(c => c is < '0' or > '9')))
        {
            return "its port is no number";
        }

        bool isHost = host.All(c => c > '\x7F' || IsLetter(c) || c is >= '0' and <= '9' || HostSigns.IndexOf(c) >= 0);
        return isHost && !Escapes(host).Any(e => e is null or (< 0x80 and not '%')) ? null : "its host has a character that no host may have";
    }

    private static string? Path(string text) => Escapes(text).Contains(null) ? "a % in it is no escape" : null;

    /// <summary>What each percent sign stands for; null where it stands for nothing.</summary>
    private static IEnumerable<int?> Escapes(string text)
    {
        for (int i = text.IndexOf('%'); i >= 0; i = i + 1 < text.Length ? text.IndexOf('%', i + 1) : -1)
        {
            bool isEscape = i + 2 < text.Length && YamlCursor.Hex(text[i + 1]) >= 0 && YamlCursor.Hex(text[i + 2]) >= 0;
            yield return isEscape ? (YamlCursor.Hex(text[i + 1]) << 4) + YamlCursor.Hex(text[i + 2]) : null;
            i += isEscape ? 2 : 0;
        }
    }

    private static bool IsLetter(char one) => one is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
