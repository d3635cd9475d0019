namespace XScrape.Yaml.Rules;

/// <summary>The ways of Prometheus to find targets.</summary>
internal static class Discoveries
{
    /// <summary>The one for clusters, beside static_configs.</summary>
    public const string Kubernetes = "kubernetes_sd_configs";

    /// <summary>Documented for collectors in a VPC, not for those of clusters.</summary>
    public const string Dns = "dns_sd_configs";

    /// <summary>The job of a collector for OpenSearch, which AMP itself gives its targets.</summary>
    /// <remarks>https://docs.aws.amazon.com/prometheus/latest/userguide/prom-opensearch-integration.html</remarks>
    public const string OpenSearchJob = "opensearch-exporter";

    /// <summary>All others that Prometheus has.</summary>
    public static IReadOnlyList<string> Others { get; } =
    [
        .. ("azure consul digitalocean dns docker dockerswarm ec2 eureka file gce hetzner http ionos kuma lightsail linode marathon nerve nomad "
            + "openstack ovhcloud puppetdb scaleway serverset stackit triton uyuni vultr "
            + "aws ecs elasticache msk oci outscale rds").Split(' ').Select(n => n + "_sd_configs"),
    ];
}
