using XScrape.Configuration;
using XScrape.Yaml.Nodes;
using XScrape.Yaml.Problems;

namespace XScrape.Yaml.Rules;

/// <summary>What Prometheus asks of authorization, TLS and proxies, of a job or of anything else that calls a server. Empty texts count as not given, as they do there.</summary>
/// <remarks>https://github.com/prometheus/common/blob/main/config/http_config.go, HTTPClientConfig.Validate, TLSConfig.Validate and ProxyConfig.Validate.</remarks>
internal static class LoginRules
{
    private static readonly HashSet<string> s_reserved = new(
        ("Authorization Host Content-Encoding Content-Length Content-Type User-Agent Connection Keep-Alive Proxy-Authenticate Proxy-Authorization Www-Authenticate Accept-Encoding "
            + "X-Prometheus-Remote-Write-Version X-Prometheus-Remote-Read-Version X-Prometheus-Scrape-Timeout-Seconds X-Amz-Date X-Amz-Security-Token X-Amz-Content-Sha256").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    public static void Check(YamlMap owner, ProblemList problems)
    {
        string[] given =
        [
            .. ((string[])["basic_auth", "oauth2"]).Where(w => owner.Part(w) is not null),
            .. ((string[])["bearer_token", "bearer_token_file"]).Where(w => owner.Text(w).Length > 0),
        ];
        if (given.Length > 1)
        {
            problems.Error(ConfigurationRule.Value, owner.Place(given[1]), $"{given[0]} and {given[1]} exclude each other.");
        }

        if (owner.Part("authorization") is { } authorization)
        {
            if (given.Length > 0)
            {
                problems.Error(ConfigurationRule.Value, owner.Place(given[0]), $"authorization and {given[0]} exclude each other.");
            }

            Authorization(authorization, problems);
        }

        OneOf(owner.Find("basic_auth"), problems, "username", "username_file", "username_ref");
        OneOf(owner.Find("basic_auth"), problems, "password", "password_file", "password_ref");
        Proxy(owner, problems);
        foreach (YamlScalar header in (owner.Find("http_headers") as YamlMap)?.Keys.Where(k => s_reserved.Contains(k.Text)) ?? [])
        {
            problems.Error(ConfigurationRule.Value, header, $"Prometheus sets the header {header.Text} itself; it cannot stand in http_headers.");
        }
    }

    public static void OAuth2(YamlMap oauth2, ProblemList problems)
    {
        foreach (string field in ((string[])["client_id", "token_url"]).Where(f => oauth2.Text(f).Length == 0))
        {
            problems.Error(ConfigurationRule.Value, oauth2, $"{field} is missing.");
        }

        if (!OneOf(oauth2, problems, "client_secret", "client_secret_file", "client_secret_ref"))
        {
            problems.WarnOfNewer(ConfigurationRule.Value, oauth2, "oauth2 without a client_secret came to Prometheus after 2.42.");
        }

        Proxy(oauth2, problems);
    }

    public static void Certificate(YamlMap tls, ProblemList problems)
    {
        OneOf(tls, problems, "ca", "ca_file", "ca_ref");
        bool certificate = OneOf(tls, problems, "cert", "cert_file", "cert_ref");
        bool key = OneOf(tls, problems, "key", "key_file", "key_ref");
        if (certificate != key)
        {
            problems.Error(ConfigurationRule.Value, tls.Place(certificate ? "cert_file" : "key_file"), "cert_file and key_file belong together.");
        }
    }

    private static void Authorization(YamlMap authorization, ProblemList problems)
    {
        OneOf(authorization, problems, "credentials", "credentials_file", "credentials_ref");
        if (authorization.Find("type") is YamlScalar type && type.Text.Trim().Equals("basic", StringComparison.OrdinalIgnoreCase))
        {
            problems.Error(ConfigurationRule.Value, type, "authorization cannot be of type Basic; Prometheus has basic_auth for it, and AMP has neither.");
        }
    }

    private static void Proxy(YamlMap owner, ProblemList problems)
    {
        bool url = owner.Text("proxy_url").Length > 0;
        bool environment = owner.Flag("proxy_from_environment", byDefault: false);
        if (environment && (url || owner.Text("no_proxy").Length > 0))
        {
            problems.Error(ConfigurationRule.Value, owner.Place("proxy_from_environment"), "proxy_from_environment excludes proxy_url and no_proxy.");
        }
        else if (!environment && owner.Text("no_proxy").Length > 0 && owner.Find("proxy_url") is null)
        {
            problems.Error(ConfigurationRule.Value, owner.Place("no_proxy"), "no_proxy needs a proxy_url.");
        }

        if (owner.Find("proxy_connect_header") is YamlMap { Keys.Count: > 0 } && !environment && !url)
        {
            problems.Error(ConfigurationRule.Value, owner.Place("proxy_connect_header"), "proxy_connect_header needs a proxy_url or proxy_from_environment.");
        }
    }

    /// <summary>Whether one of the fields has a text; a problem if several have.</summary>
    private static bool OneOf(YamlNode? owner, ProblemList problems, params string[] fields)
    {
        if (owner is not YamlMap map)
        {
            return false;
        }

        string[] given = [.. fields.Where(f => map.Text(f).Length > 0)];
        if (given.Length > 1)
        {
            problems.Error(ConfigurationRule.Value, map.Place(given[1]), $"{given[0]} and {given[1]} exclude each other.");
        }

        return given.Length > 0;
    }
}
