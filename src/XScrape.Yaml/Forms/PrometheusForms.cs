using XScrape.Configuration;

namespace XScrape.Yaml;

/// <summary>The fields of a Prometheus configuration, as far as a managed collector can be given them.</summary>
/// <remarks>https://prometheus.io/docs/prometheus/latest/configuration/configuration/; those of version 2.42, and by name those that came later.</remarks>
internal static class PrometheusForms
{
    private static readonly Form s_protocol = ScalarForms.OneOf(ConfigurationRule.Value, "PrometheusProto", "OpenMetricsText0.0.1", "OpenMetricsText1.0.0", "PrometheusText0.0.4", "PrometheusText1.0.0");

    /// <summary>Settings that later versions have both in global and in a job.</summary>
    private static readonly MapForm s_newer = new MapForm()
        .Newer(ScalarForms.Count, "keep_dropped_targets")
        .Newer(ListForms.Of(s_protocol), "scrape_protocols")
        .Newer(ScalarForms.Text, "scrape_failure_log_file")
        .Newer(ScalarForms.OneOf(ConfigurationRule.Value, "legacy", "utf8", string.Empty), "metric_name_validation_scheme")
        .Newer(ScalarForms.OneOf(ConfigurationRule.Value, "allow-utf-8", "underscores", "dots", "values", string.Empty), "metric_name_escaping_scheme")
        .Newer(ScalarForms.Flag, "always_scrape_classic_histograms convert_classic_histograms_to_nhcb scrape_native_histograms extra_scrape_metrics");

    private static readonly MapForm s_relabel = new MapForm()
        .Fields(ListForms.Of(ScalarForms.LabelName), "source_labels")
        .Fields(ScalarForms.Text, "separator target_label replacement action")
        .Fields(ScalarForms.Pattern, "regex")
        .Fields(ScalarForms.Count, "modulus")
        .Rule(RelabelRules.Check);

    private static readonly MapForm s_kubernetes = new MapForm()
        .With(ClientForms.Client)
        .Fields(ScalarForms.Url, "api_server")
        .Fields(ScalarForms.Text, "kubeconfig_file")
        .Fields(ScalarForms.OneOf(ConfigurationRule.Value, KubernetesRules.Roles), "role")
        .Map("namespaces", new MapForm().Fields(ScalarForms.Flag, "own_namespace").Fields(ListForms.Of(ScalarForms.Text), "names"))
        .Map("attach_metadata", new MapForm().Fields(ScalarForms.Flag, "node").Newer(ScalarForms.Flag, "namespace deployment job cronjob"))
        .Fields(ListForms.OfMaps(new MapForm().Fields(ScalarForms.OneOf(ConfigurationRule.Value, KubernetesRules.Roles), "role").Fields(ScalarForms.Text, "label field")), "selectors")
        .Rule(KubernetesRules.Check);

    private static readonly MapForm s_static = new MapForm()
        .Fields(ListForms.Of(ScalarForms.Text), "targets")
        .Fields(ListForms.Named(ScalarForms.LabelName, ScalarForms.Text), "labels");

    private static readonly MapForm s_job = new MapForm()
        .With(ClientForms.Client)
        .With(s_newer)
        .Fields(ScalarForms.Text, "job_name metrics_path scheme")
        .Fields(ScalarForms.Any, "scrape_interval scrape_timeout")
        .Fields(ScalarForms.Flag, "honor_labels honor_timestamps")
        .Fields(ScalarForms.Count, "sample_limit target_limit label_limit label_name_length_limit label_value_length_limit")
        .Fields(ScalarForms.Size, "body_size_limit")
        .Fields(ListForms.Named(ScalarForms.Text, ListForms.Of(ScalarForms.Text)), "params")
        .Fields(ListForms.OfMaps(s_static), "static_configs")
        .Fields(ListForms.OfMaps(s_kubernetes), Discoveries.Kubernetes)
        .Fields(ListForms.Sections, string.Join(" ", Discoveries.Others))
        .Fields(ListForms.OfMaps(s_relabel), "relabel_configs metric_relabel_configs")
        .Newer(ScalarForms.Flag, "track_timestamps_staleness enable_compression scrape_classic_histograms")
        .Newer(s_protocol, "fallback_scrape_protocol")
        .Newer(ScalarForms.Count, "native_histogram_bucket_limit")
        .Newer(ScalarForms.Number, "native_histogram_min_bucket_factor");

    private static readonly MapForm s_global = new MapForm()
        .With(s_newer)
        .Fields(ScalarForms.Any, "scrape_interval scrape_timeout")
        .Fields(ScalarForms.Text, "query_log_file")
        .Fields(ScalarForms.Duration, "evaluation_interval")
        .Fields(ListForms.Named(ScalarForms.OwnLabelName, ScalarForms.Text), "external_labels")
        .Newer(ScalarForms.Size, "body_size_limit")
        .Newer(ScalarForms.Count, "sample_limit target_limit label_limit label_name_length_limit label_value_length_limit")
        .Newer(ScalarForms.Duration, "rule_query_offset");

    /// <summary>A configuration as a whole.</summary>
    public static MapForm Root { get; } = new MapForm()
        .Map("global", s_global)
        .Fields(ListForms.OfMaps(s_job), "scrape_configs")
        .Fields(ListForms.Of(ScalarForms.Text), "rule_files")
        .Fields(ListForms.Sections, "remote_write remote_read")
        .Map("alerting", new MapForm().Fields(ScalarForms.Any, "alert_relabel_configs alertmanagers"))
        .Map("storage", ServerForms.Storage)
        .Map("tracing", new MapForm().Fields(ScalarForms.Any, "client_type endpoint sampling_fraction insecure tls_config headers compression timeout").Rule(SectionRules.Tracing))
        .Newer(ListForms.Of(ScalarForms.Text), "scrape_config_files")
        .Newer(ServerForms.Runtime.Check, "runtime")
        .Newer(ServerForms.Otlp.Check, "otlp");
}
