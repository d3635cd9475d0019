using XScrape.Configuration;

namespace XScrape.Yaml;

/// <summary>How to speak to a server: who one is, TLS, proxies.</summary>
/// <remarks>https://github.com/prometheus/common/blob/main/config/http_config.go</remarks>
internal static class ClientForms
{
    private static readonly Form s_headers = ListForms.Named(ScalarForms.Text, new MapForm().Fields(ListForms.Of(ScalarForms.Text), "values secrets files").Check);

    private static readonly MapForm s_tls = new MapForm()
        .Fields(ScalarForms.Text, "ca_file cert_file key_file server_name")
        .Fields(ScalarForms.Flag, "insecure_skip_verify")
        .Fields(ScalarForms.OneOf(ConfigurationRule.Value, "TLS10", "TLS11", "TLS12", "TLS13"), "min_version max_version")
        .Newer(ScalarForms.Text, "ca cert key ca_ref cert_ref key_ref")
        .Rule(LoginRules.Certificate);

    private static readonly MapForm s_proxy = new MapForm()
        .Fields(ScalarForms.Url, "proxy_url")
        .Newer(ScalarForms.Text, "no_proxy")
        .Newer(ScalarForms.Flag, "proxy_from_environment")
        .Newer(ListForms.Named(ScalarForms.Text, ListForms.Of(ScalarForms.Text)), "proxy_connect_header");

    private static readonly MapForm s_oauth2 = new MapForm()
        .With(s_proxy)
        .Fields(ScalarForms.Text, "client_id client_secret client_secret_file token_url")
        .Fields(ListForms.Of(ScalarForms.Text), "scopes")
        .Fields(ListForms.Named(ScalarForms.Text, ScalarForms.Text), "endpoint_params")
        .Map("tls_config", s_tls)
        .Newer(ScalarForms.Text, "client_secret_ref client_certificate_key_id client_certificate_key client_certificate_key_file client_certificate_key_ref grant_type signature_algorithm iss audience")
        .Newer(ListForms.Section, "claims")
        .Newer(s_headers, "http_headers")
        .Rule(LoginRules.OAuth2);

    public static MapForm Client { get; } = new MapForm()
        .With(s_proxy)
        .Map("authorization", new MapForm().Fields(ScalarForms.Text, "type credentials credentials_file").Newer(ScalarForms.Text, "credentials_ref"))
        .Map("basic_auth", new MapForm().Fields(ScalarForms.Text, "username password password_file").Newer(ScalarForms.Text, "username_file username_ref password_ref"))
        .Map("oauth2", s_oauth2)
        .Map("tls_config", s_tls)
        .Fields(ScalarForms.Text, "bearer_token bearer_token_file")
        .Fields(ScalarForms.Flag, "follow_redirects enable_http2")
        .Newer(s_headers, "http_headers")
        .Rule(LoginRules.Check);
}
