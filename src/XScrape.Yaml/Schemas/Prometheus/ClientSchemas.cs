using XScrape.Configuration;
using XScrape.Yaml.Rules;

namespace XScrape.Yaml.Schemas.Prometheus;

/// <summary>How to connect to a server: login, TLS, proxies.</summary>
/// <remarks>https://github.com/prometheus/common/blob/main/config/http_config.go</remarks>
internal static class ClientSchemas
{
    private static readonly Schema s_headers = ListSchemas.Named(ScalarSchemas.Text, new MapSchema().Fields(ListSchemas.Of(ScalarSchemas.Text), "values secrets files").Check);

    private static readonly MapSchema s_tls = new MapSchema()
        .Fields(ScalarSchemas.Text, "ca_file cert_file key_file server_name")
        .Fields(ScalarSchemas.Flag, "insecure_skip_verify")
        .Fields(ScalarSchemas.OneOf(ConfigurationRule.Value, "TLS10", "TLS11", "TLS12", "TLS13"), "min_version max_version")
        .Newer(ScalarSchemas.Text, "ca cert key ca_ref cert_ref key_ref")
        .Rule(LoginRules.Certificate);

    private static readonly MapSchema s_proxy = new MapSchema()
        .Fields(ScalarSchemas.Url, "proxy_url")
        .Newer(ScalarSchemas.Text, "no_proxy")
        .Newer(ScalarSchemas.Flag, "proxy_from_environment")
        .Newer(ListSchemas.Named(ScalarSchemas.Text, ListSchemas.Of(ScalarSchemas.Text)), "proxy_connect_header");

    private static readonly MapSchema s_oauth2 = new MapSchema()
        .With(s_proxy)
        .Fields(ScalarSchemas.Text, "client_id client_secret client_secret_file token_url")
        .Fields(ListSchemas.Of(ScalarSchemas.Text), "scopes")
        .Fields(ListSchemas.Named(ScalarSchemas.Text, ScalarSchemas.Text), "endpoint_params")
        .Map("tls_config", s_tls)
        .Newer(ScalarSchemas.Text, "client_secret_ref client_certificate_key_id client_certificate_key client_certificate_key_file client_certificate_key_ref grant_type signature_algorithm iss audience")
        .Newer(ListSchemas.Section, "claims")
        .Newer(s_headers, "http_headers")
        .Rule(LoginRules.OAuth2);

    public static MapSchema Client { get; } = new MapSchema()
        .With(s_proxy)
        .Map("authorization", new MapSchema().Fields(ScalarSchemas.Text, "type credentials credentials_file").Newer(ScalarSchemas.Text, "credentials_ref"))
        .Map("basic_auth", new MapSchema().Fields(ScalarSchemas.Text, "username password password_file").Newer(ScalarSchemas.Text, "username_file username_ref password_ref"))
        .Map("oauth2", s_oauth2)
        .Map("tls_config", s_tls)
        .Fields(ScalarSchemas.Text, "bearer_token bearer_token_file")
        .Fields(ScalarSchemas.Flag, "follow_redirects enable_http2")
        .Newer(s_headers, "http_headers")
        .Rule(LoginRules.Check);
}
