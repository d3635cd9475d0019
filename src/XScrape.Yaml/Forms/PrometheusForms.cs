using XScrape.Configuration;

namespace XScrape.Yaml;

/// <summary>The fields of a Prometheus configuration, as far as a managed collector can be given them.</summary>
/// <remarks>https://prometheus.io/docs/prometheus/latest/configuration/configuration/; those of version 2.42, and by name those that came later.</remarks>
internal static class PrometheusForms
{
    private const string NewerLimits = "keep_dropped_targets scrape_protocols scrape_failure_log_file metric_name_validation_scheme metric_name_escaping_scheme "
        + "always_scrape_classic_histograms convert_classic_histograms_to_nhcb scrape_native_histograms";

    private static readonly MapForm s_tls = new MapForm()
        .Fields(ScalarForms.Text, "ca_file cert_file key_file server_name")
        .Fields(ScalarForms.Flag, "insecure_skip_verify")
        .Fields(ScalarForms.OneOf(ConfigurationRule.Value, "TLS10", "TLS11", "TLS12", "TLS13"), "min_version max_version")
        .Newer("ca cert key ca_ref cert_ref key_ref")
        .Rule(LoginRules.Certificate);

    /// <summary>How to speak to a server: who one is, TLS, proxies.</summary>
    private static readonly MapForm s_client = new MapForm()
        .Map("authorization", new MapForm().Fields(ScalarForms.Text, "type credentials credentials_file").Newer("credentials_ref"))
        .Map("basic_auth", new MapForm().Fields(ScalarForms.Text, "username password password_file").Newer("username_file username_ref password_ref"))
        .Map("oauth2", new MapForm()
            .Fields(ScalarForms.Text, "client_id client_secret client_secret_file token_url")
            .Fields(ListForms.Of(ScalarForms.Text), "scopes")
            .Fields(ListForms.Named(ScalarForms.Text, ScalarForms.Text), "endpoint_params")
            .Fields(ScalarForms.Url, "proxy_url")
            .Map("tls_config", s_tls)
            .Newer("no_proxy proxy_from_environment proxy_connect_header client_secret_ref http_headers"))
        .Map("tls_config", s_tls)
        .Fields(ScalarForms.Text, "bearer_token bearer_token_file")
        .Fields(ScalarForms.Flag, "follow_redirects enable_http2")
        .Fields(ScalarForms.Url, "proxy_url")
        .Newer("no_proxy proxy_from_environment proxy_connect_header http_headers")
        .Rule(LoginRules.Check);

    private static readonly MapForm s_relabel = new MapForm()
        .Fields(ListForms.Of(ScalarForms.LabelName), "source_labels")
        .Fields(ScalarForms.Text, "separator target_label replacement action")
        .Fields(ScalarForms.Pattern, "regex")
        .Fields(ScalarForms.Count, "modulus")
        .Rule(RelabelRules.Check);

    private static readonly MapForm s_kubernetes = new MapForm()
        .With(s_client)
        .Fields(ScalarForms.Url, "api_server")
        .Fields(ScalarForms.Text, "kubeconfig_file")
        .Fields(ScalarForms.OneOf(ConfigurationRule.Value, KubernetesRules.Roles), "role")
        .Map("namespaces", new MapForm().Fields(ScalarForms.Flag, "own_namespace").Fields(ListForms.Of(ScalarForms.Text), "names"))
        .Map("attach_metadata", new MapForm().Fields(ScalarForms.Flag, "node").Newer("namespace"))
        .Fields(ListForms.OfMaps(new MapForm().Fields(ScalarForms.OneOf(ConfigurationRule.Value, KubernetesRules.Roles), "role").Fields(ScalarForms.Text, "label field")), "selectors")
        .Rule(KubernetesRules.Check);

    private static readonly MapForm s_static = new MapForm()
        .Fields(ListForms.Of(ScalarForms.Text), "targets")
        .Fields(ListForms.Named(ScalarForms.LabelName, ScalarForms.Text), "labels");

    private static readonly MapForm s_job = new MapForm()
        .With(s_client)
        .Fields(ScalarForms.Text, "job_name metrics_path scheme")
        .Fields(ScalarForms.Any, "scrape_interval scrape_timeout")
        .Fields(ScalarForms.Flag, "honor_labels honor_timestamps")
        .Fields(ScalarForms.Count, "sample_limit target_limit label_limit label_name_length_limit label_value_length_limit")
        .Fields(ScalarForms.Size, "body_size_limit")
        .Fields(ListForms.Named(ScalarForms.Text, ListForms.Of(ScalarForms.Text)), "params")
        .Fields(ListForms.OfMaps(s_static), "static_configs")
        .Fields(ListForms.OfMaps(s_kubernetes), "kubernetes_sd_configs")
        .Fields(ScalarForms.Any, string.Join(" ", Discoveries.Others))
        .Fields(ListForms.OfMaps(s_relabel), "relabel_configs metric_relabel_configs")
        .Newer(NewerLimits + " track_timestamps_staleness enable_compression fallback_scrape_protocol native_histogram_bucket_limit native_histogram_min_bucket_factor scrape_classic_histograms");

    private static readonly MapForm s_global = new MapForm()
        .Fields(ScalarForms.Any, "scrape_interval scrape_timeout query_log_file")
        .Fields(ScalarForms.Duration, "evaluation_interval")
        .Fields(ListForms.Named(ScalarForms.LabelName, ScalarForms.Text), "external_labels")
        .Newer(NewerLimits + " body_size_limit sample_limit target_limit label_limit label_name_length_limit label_value_length_limit rule_query_offset");

    /// <summary>A configuration as a whole.</summary>
    public static MapForm Root { get; } = new MapForm()
        .Map("global", s_global)
        .Fields(ListForms.OfMaps(s_job), "scrape_configs")
        .Fields(ScalarForms.Any, ConfigurationRules.Refused);
}
