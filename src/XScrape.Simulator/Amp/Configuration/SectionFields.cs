namespace XScrape.Simulator.Amp.Configuration;

/// <summary>The fields of a job's sections: https://prometheus.io/docs/prometheus/latest/configuration/configuration/.</summary>
internal static class SectionFields
{
    private const string Client = "basic_auth authorization oauth2 bearer_token bearer_token_file tls_config proxy_url no_proxy proxy_from_environment proxy_connect_header follow_redirects enable_http2 http_headers ";

    public static ISet<string> Relabel { get; } = Set("source_labels separator target_label regex modulus replacement action");

    public static ISet<string> Kubernetes { get; } = Set(Client + "api_server role kubeconfig_file namespaces selectors attach_metadata");

    public static ISet<string> Namespaces { get; } = Set("own_namespace names");

    public static ISet<string> Selector { get; } = Set("role label field");

    public static ISet<string> Metadata { get; } = Set("node namespace");

    public static ISet<string> Static { get; } = Set("targets labels");

    public static ISet<string> Dns { get; } = Set("names type port refresh_interval");

    public static ISet<string> Tls { get; } = Set("ca ca_file ca_ref cert cert_file cert_ref key key_file key_ref server_name insecure_skip_verify min_version max_version");

    public static ISet<string> Authorization { get; } = Set("type credentials credentials_file credentials_ref");

    /// <summary>What Prometheus knows besides; AMP takes it where it says nothing.</summary>
    public static ISet<string> Elsewhere { get; } = Set(
        "rule_files alerting remote_write remote_read storage tracing scrape_config_files runtime otlp query_log_file scrape_failure_log_file rule_query_offset "
        + "azure_sd_configs consul_sd_configs digitalocean_sd_configs docker_sd_configs dockerswarm_sd_configs ec2_sd_configs eureka_sd_configs file_sd_configs gce_sd_configs hetzner_sd_configs http_sd_configs "
        + "ionos_sd_configs kuma_sd_configs lightsail_sd_configs linode_sd_configs marathon_sd_configs nerve_sd_configs nomad_sd_configs openstack_sd_configs ovhcloud_sd_configs puppetdb_sd_configs scaleway_sd_configs "
        + "serverset_sd_configs triton_sd_configs uyuni_sd_configs vultr_sd_configs "
        + "basic_auth oauth2 bearer_token proxy_url no_proxy proxy_from_environment proxy_connect_header http_headers");

    private static HashSet<string> Set(string names) => new(names.Split([' '], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}
