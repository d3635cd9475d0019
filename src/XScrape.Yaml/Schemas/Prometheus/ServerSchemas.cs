using XScrape.Configuration;

namespace XScrape.Yaml.Schemas.Prometheus;

/// <summary>The sections of a server that stores and answers. AMP's collector does neither, but dumps of a server's status page have them.</summary>
/// <remarks>https://github.com/prometheus/prometheus/blob/main/config/config.go, StorageConfig, RuntimeConfig and OTLPConfig.</remarks>
internal static class ServerSchemas
{
    public static MapSchema Storage { get; } = new MapSchema()
        .Map("tsdb", new MapSchema()
            .Fields(ScalarSchemas.Duration, "out_of_order_time_window")
            .Newer(ScalarSchemas.Number, "stale_series_compaction_threshold")
            .Newer(new MapSchema().Fields(ScalarSchemas.OneOf(ConfigurationRule.Value, "xor", "xor2", string.Empty), "floats").Check, "chunk_encoding")
            .Newer(new MapSchema().Fields(ScalarSchemas.Duration, "time").Fields(ScalarSchemas.Size, "size").Fields(ScalarSchemas.Number, "percentage").Check, "retention"))
        .Map("exemplars", new MapSchema().Fields(ScalarSchemas.Integer, "max_exemplars"));

    public static MapSchema Runtime { get; } = new MapSchema().Fields(ScalarSchemas.Integer, "gogc");

    public static MapSchema Otlp { get; } = new MapSchema()
        .Fields(ListSchemas.Of(ScalarSchemas.Text), "promote_resource_attributes ignore_resource_attributes")
        .Fields(ScalarSchemas.OneOf(ConfigurationRule.Value, "UnderscoreEscapingWithSuffixes", "UnderscoreEscapingWithoutSuffixes", "NoUTF8EscapingWithSuffixes", "NoTranslation", string.Empty), "translation_strategy")
        .Fields(ScalarSchemas.Flag, "promote_all_resource_attributes keep_identifying_resource_attributes convert_histograms_to_nhcb promote_scope_metadata label_name_underscore_sanitization label_name_preserve_multiple_underscores");
}
