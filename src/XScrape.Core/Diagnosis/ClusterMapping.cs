using XScrape.Links;
using XScrape.Sources;

namespace XScrape.Diagnosis;

/// <summary>What lets a collector into a cluster whose authentication mode is CONFIG_MAP, as text to apply by hand.</summary>
/// <remarks>https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-collector-how-to.html, "Manually configuring Amazon EKS for scraper access".</remarks>
public sealed class ClusterMapping
{
    internal ClusterMapping(ScraperLink link, string roleArn)
    {
        Link = link;
        RoleArn = roleArn;
    }

    /// <summary>The link of the scraper.</summary>
    public ScraperLink Link { get; }

    /// <summary>The name of the link.</summary>
    public string? Name => Link.Name;

    /// <summary>The ARN of the collector's service-linked role without its path: the map knows no paths.</summary>
    public string RoleArn { get; }

    /// <summary>The Kubernetes user that the role is mapped to.</summary>
    public string UserName { get; } = CollectorManifest.UserName;

    /// <summary>ClusterRole and ClusterRoleBinding as YAML, for kubectl apply.</summary>
    public string Manifest { get; } = CollectorManifest.Text;

    /// <summary>The entry for mapRoles of the config map aws-auth, as YAML.</summary>
    public string MapRole => $"- rolearn: {RoleArn}\n  username: {UserName}\n";

    /// <summary>The eksctl command that makes that entry, every value quoted.</summary>
    public string Command => new FixCommand("eksctl create iamidentitymapping")
        .Option("cluster", (Link.Facts.Source as EksSource)?.Cluster.Name)
        .Option("region", Link.Region)
        .Option("arn", RoleArn)
        .Option("username", UserName)
        .ToString();

    /// <summary>API, API_AND_CONFIG_MAP or CONFIG_MAP; null where this identity may not read it. Only the last needs the map.</summary>
    public string? AuthenticationMode { get; internal init; }

    /// <summary>The manifest.</summary>
    public override string ToString() => Manifest;
}
