namespace XScrape.Configuration;

/// <summary>Which rule a scrape configuration breaks. Names that begin with Amp are AMP's alone: Prometheus itself takes such a text.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-collector-how-to.html#AMP-collector-configuration and
/// https://prometheus.io/docs/prometheus/latest/configuration/configuration/
/// </remarks>
internal enum ConfigurationRule
{
    /// <summary>It is no text of a configuration: empty, base64, a path, another encoding.</summary>
    Text,

    /// <summary>It is not YAML, or not of the shape that Prometheus reads.</summary>
    Yaml,

    /// <summary>A field that Prometheus does not know.</summary>
    Field,

    /// <summary>A value that Prometheus does not take.</summary>
    Value,

    /// <summary>A job without or with a taken name, or one that finds no targets.</summary>
    Job,

    /// <summary>Intervals and timeouts.</summary>
    Timing,

    /// <summary>A relabel rule that Prometheus refuses or that cannot do anything.</summary>
    Relabeling,

    /// <summary>A placeholder of a template, which was not filled in.</summary>
    Template,

    /// <summary>A part of a Prometheus configuration that the managed collector does not take.</summary>
    AmpSection,

    /// <summary>A way to find targets that the managed collector does not have.</summary>
    AmpDiscovery,

    /// <summary>An interval under 30 seconds.</summary>
    AmpInterval,

    /// <summary>A static target that is not an IP address.</summary>
    AmpTarget,

    /// <summary>Another authorization than the one that is permitted.</summary>
    AmpAuthorization,

    /// <summary>More bytes than AWS documents.</summary>
    AmpSize,
}
