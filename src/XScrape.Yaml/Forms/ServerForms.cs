using XScrape.Configuration;

namespace XScrape.Yaml;

/// <summary>The sections of a server that stores and answers. AMP's collector does neither, but dumps of a server's status page have them.</summary>
/// <remarks>https://github.com/prometheus/prometheus/blob/main/config/config.go, StorageConfig, RuntimeConfig and OTLPConfig.</remarks>
internal static class ServerForms
{
    public static MapForm Storage { get; } = new MapForm()
        .Map("tsdb", new MapForm()
            .Fields(ScalarForms.Duration, "out_of_order_time_window")
            .Newer(ScalarForms.Number, "stale_series_compaction_threshold")
            .Newer(new MapForm().Fields(ScalarForms.OneOf(ConfigurationRule.Value, "xor", "xor2", string.Empty), "floats").Check, "chunk_encoding")
            .Newer(new MapForm().Fields(ScalarForms.Duration, "time").Fields(ScalarForms.Size, "size").Fields(ScalarForms.Number, "percentage").Check, "retention"))
        .Map("exemplars", new MapForm().Fields(ScalarForms.Integer, "max_exemplars"));

    public static MapForm Runtime { get; } = new MapForm().Fields(ScalarForms.Integer, "gogc");

    public static MapForm Otlp { get; } = new MapForm()
        .Fields(ListForms.Of(ScalarForms.Text), "promote_resource_attributes ignore_resource_attributes")
        .Fields(ScalarForms.OneOf(ConfigurationRule.Value, "UnderscoreEscapingWithSuffixes", "UnderscoreEscapingWithoutSuffixes", "NoUTF8EscapingWithSuffixes", "NoTranslation", string.Empty), "translation_strategy")
        .Fields(ScalarForms.Flag, "promote_all_resource_attributes keep_identifying_resource_attributes convert_histograms_to_nhcb promote_scope_metadata label_name_underscore_sanitization label_name_preserve_multiple_underscores");
}
