using XScrape.Yaml.Nodes;

namespace XScrape.Yaml.Rules;

/// <summary>Whether settings of an HTTP client are Prometheus's defaults. It compares values, so a default that is written down is none that was changed.</summary>
/// <remarks>https://github.com/prometheus/common/blob/main/config/http_config.go, DefaultHTTPClientConfig.</remarks>
internal static class ClientDefaults
{
    /// <summary>Parts, which are there or not: an empty one is there.</summary>
    private static readonly string[] s_parts = ["authorization", "basic_auth", "oauth2", "http_headers", "proxy_url", "proxy_connect_header"];

    private static readonly string[] s_texts = ["bearer_token", "bearer_token_file", "no_proxy"];

    private static readonly string[] s_tlsTexts = ["ca", "cert", "key", "ca_file", "cert_file", "key_file", "ca_ref", "cert_ref", "key_ref", "server_name", "min_version", "max_version"];

    /// <summary>The first field that differs from its default; null if none does.</summary>
    public static string? FirstChanged(YamlMap client) =>
        s_parts.FirstOrDefault(p => client.Find(p) is not null || client.Part(p) is not null)
        ?? s_texts.FirstOrDefault(t => client.Text(t).Length > 0)
        ?? (client.Find("tls_config") is YamlMap tls && ChangesTls(tls) ? "tls_config" : null)
        ?? (!client.Flag("follow_redirects", byDefault: true) ? "follow_redirects" : null)
        ?? (!client.Flag("enable_http2", byDefault: true) ? "enable_http2" : null)
        ?? (client.Flag("proxy_from_environment", byDefault: false) ? "proxy_from_environment" : null);

    private static bool ChangesTls(YamlMap tls) => s_tlsTexts.Any(t => tls.Text(t).Length > 0) || tls.Flag("insecure_skip_verify", byDefault: false);
}
