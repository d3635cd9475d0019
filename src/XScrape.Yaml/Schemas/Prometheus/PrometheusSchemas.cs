using XScrape.Configuration;
using XScrape.Yaml.Rules;

namespace XScrape.Yaml.Schemas.Prometheus;

/// <summary>The fields of a Prometheus configuration, as far as a managed collector can be given them.</summary>
/// <remarks>https://prometheus.io/docs/prometheus/latest/configuration/configuration/; those of version 2.42, and by name those that came later.</remarks>
internal static class PrometheusSchemas
{
    private static readonly Schema s_protocol = ScalarSchemas.OneOf(ConfigurationRule.Value, "PrometheusProto", "OpenMetricsText0.0.1", "OpenMetricsText1.0.0", "PrometheusText0.0.4", "PrometheusText1.0.0");

    /// <summary>Settings that later versions have both in global and in a job.</summary>
    private static readonly MapSchema s_newer = new MapSchema()
        .Newer(ScalarSchemas.Count, "keep_dropped_targets")
        .Newer(ListSchemas.Of(s_protocol), "scrape_protocols")
        .Newer(ScalarSchemas.Text, "scrape_failure_log_file")
        .Newer(ScalarSchemas.OneOf(ConfigurationRule.Value, "legacy", "utf8", string.Empty), "metric_name_validation_scheme")
        .Newer(ScalarSchemas.OneOf(ConfigurationRule.Value, "allow-utf-8", "underscores", "dots", "values", string.Empty), "metric_name_escaping_scheme")
        .Newer(ScalarSchemas.Flag, "always_scrape_classic_histograms convert_classic_histograms_to_nhcb scrape_native_histograms extra_scrape_metrics");

    private static readonly MapSchema s_relabel = new MapSchema()
        .Fields(ListSchemas.Of(ScalarSchemas.LabelName), "source_labels")
        .Fields(ScalarSchemas.Text, "separator target_label replacement action")
        .Fields(ScalarSchemas.Pattern, "regex")
        .Fields(ScalarSchemas.Count, "modulus")
        .Rule(RelabelRules.Check);

    private static readonly MapSchema s_kubernetes = new MapSchema()
        .With(ClientSchemas.Client)
        .Fields(ScalarSchemas.Url, "api_server")
        .Fields(ScalarSchemas.Text, "kubeconfig_file")
        .Fields(ScalarSchemas.OneOf(ConfigurationRule.Value, KubernetesRules.Roles), "role")
        .Map("namespaces", new MapSchema().Fields(ScalarSchemas.Flag, "own_namespace").Fields(ListSchemas.Of(ScalarSchemas.Text), "names"))
        .Map("attach_metadata", new MapSchema().Fields(ScalarSchemas.Flag, "node").Newer(ScalarSchemas.Flag, "namespace deployment job cronjob"))
        .Fields(ListSchemas.OfMaps(new MapSchema().Fields(ScalarSchemas.OneOf(ConfigurationRule.Value, KubernetesRules.Roles), "role").Fields(ScalarSchemas.Text, "label field")), "selectors")
        .Rule(KubernetesRules.Check);

    private static readonly MapSchema s_static = new MapSchema()
        .Fields(ListSchemas.Of(ScalarSchemas.Text), "targets")
        .Fields(ListSchemas.Named(ScalarSchemas.LabelName, ScalarSchemas.Text), "labels");

    private static readonly MapSchema s_job = new MapSchema()
        .With(ClientSchemas.Client)
        .With(s_newer)
        .Fields(ScalarSchemas.Text, "job_name metrics_path scheme")
        .Fields(ScalarSchemas.Any, "scrape_interval scrape_timeout")
        .Fields(ScalarSchemas.Flag, "honor_labels honor_timestamps")
        .Fields(ScalarSchemas.Count, "sample_limit target_limit label_limit label_name_length_limit label_value_length_limit")
        .Fields(ScalarSchemas.Size, "body_size_limit")
        .Fields(ListSchemas.Named(ScalarSchemas.Text, ListSchemas.Of(ScalarSchemas.Text)), "params")
        .Fields(ListSchemas.OfMaps(s_static), "static_configs")
        .Fields(ListSchemas.OfMaps(s_kubernetes), Discoveries.Kubernetes)
        .Fields(ListSchemas.Sections, string.Join(" ", Discoveries.Others))
        .Fields(ListSchemas.OfMaps(s_relabel), "relabel_configs metric_relabel_configs")
        .Newer(ScalarSchemas.Flag, "track_timestamps_staleness enable_compression scrape_classic_histograms")
        .Newer(s_protocol, "fallback_scrape_protocol")
        .Newer(ScalarSchemas.Count, "native_histogram_bucket_limit")
        .Newer(ScalarSchemas.Number, "native_histogram_min_bucket_factor");

    private static readonly MapSchema s_global = new MapSchema()
        .With(s_newer)
        .Fields(ScalarSchemas.Any, "scrape_interval scrape_timeout")
        .Fields(ScalarSchemas.Text, "query_log_file")
        .Fields(ScalarSchemas.Duration, "evaluation_interval")
        .Fields(ListSchemas.Named(ScalarSchemas.OwnLabelName, ScalarSchemas.Text), "external_labels")
        .Newer(ScalarSchemas.Size, "body_size_limit")
        .Newer(ScalarSchemas.Count, "sample_limit target_limit label_limit label_name_length_limit label_value_length_limit")
        .Newer(ScalarSchemas.Duration, "rule_query_offset");

    /// <summary>A configuration as a whole.</summary>
    public static MapSchema Root { get; } = new MapSchema()
        .Map("global", s_global)
        .Fields(ListSchemas.OfMaps(s_job), "scrape_configs")
        .Fields(ListSchemas.Of(ScalarSchemas.Text), "rule_files")
        .Fields(ListSchemas.Sections, "remote_write remote_read")
        .Map("alerting", new MapSchema().Fields(ScalarSchemas.Any, "alert_relabel_configs alertmanagers"))
        .Map("storage", ServerSchemas.Storage)
        .Map("tracing", new MapSchema().Fields(ScalarSchemas.Any, "client_type endpoint sampling_fraction insecure tls_config headers compression timeout").Rule(SectionRules.Tracing))
        .Newer(ListSchemas.Of(ScalarSchemas.Text), "scrape_config_files")
        .Newer(ServerSchemas.Runtime.Check, "runtime")
        .Newer(ServerSchemas.Otlp.Check, "otlp");
}
