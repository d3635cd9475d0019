using System.Text.RegularExpressions;

namespace XScrape.Aws.Wire.Responses;

/// <summary>What secrets look like in the texts that people may read.</summary>
internal static class SecretPatterns
{
    private const string Names = "password|passwd|secret|secret_key|secretkey|client_secret|bearer_token|credentials|api_key|apikey|access_token|session_token|"
        + "secretaccesskey|sessiontoken|securitytoken|x-amz-security-token|token|routing_key|service_key";

    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(2);

    /// <summary>A whole member's name.</summary>
    public static Regex Name { get; } = new("(?i)^(?:" + Names + "|authorization)$", RegexOptions.CultureInvariant, s_limit);

    /// <summary>YAML in block style: the rest of the key's line, and the deeper lines after it, of a scalar of any kind.</summary>
    public static Regex Block { get; } = new(
        @"(?im)^(?<indent>[ \t]*)(?<dash>(?:-[ \t]+)*)(?<key>[""']?(?:" + Names + @")[""']?[ \t]*:)(?=[ \t\r\n])[^\n]*(?:\n(?:\k<indent>[ \t]+[^\n]*|[ \t]*(?=\n)))*",
        RegexOptions.CultureInvariant, s_limit);

    /// <summary>YAML in flow style, JSON, headers.</summary>
    public static Regex Pair { get; } = new(
        @"(?i)(?<key>(?<![\w:/.-])[""']?(?:" + Names + @"|authorization)[""']?[ \t]*[:=][ \t]*)(?<value>""(?:[^""\\]|\\.)*""|'(?:[^']|'')*'|(?:Bearer|Basic)[ \t]+[^\s,}\]]+|[^\s,}\]|>{\[*][^\n,}\]]*)",
        RegexOptions.CultureInvariant, s_limit);

    public static Regex Element { get; } = new(@"(?i)<(?<name>SecretAccessKey|SessionToken|WebIdentityToken|SAMLAssertion)>[^<]*", RegexOptions.CultureInvariant, s_limit);

    /// <summary>A user name and a password before the host.</summary>
    public static Regex Url { get; } = new(@"(?i)(?<scheme>\b[a-z][a-z0-9+.-]*://)[^\s/@:]*:[^\s/@]+@", RegexOptions.CultureInvariant, s_limit);

    public static Regex Header { get; } = new(@"(?i)(AWS4-HMAC-SHA256 )[^\r\n""]+", RegexOptions.CultureInvariant, s_limit);
}
