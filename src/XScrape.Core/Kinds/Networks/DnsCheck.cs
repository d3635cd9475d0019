using XScrape.Diagnosis;
using XScrape.Diagnosis.Checks;
using XScrape.Diagnosis.Snapshots;

namespace XScrape.Kinds.Networks;

/// <summary>Names resolve in the VPC: that of a private endpoint, or those of targets.</summary>
/// <remarks>https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-collector-how-to.html</remarks>
internal sealed class DnsCheck : NetworkCheck
{
    private protected override IEnumerable<Finding> Check(LinkSnapshot seen, NetworkSnapshot network) =>
    [
        Judge(seen, network, FindingIds.VpcDnsSupport, "enableDnsSupport", network.DnsSupport),
        Judge(seen, network, FindingIds.VpcDnsHostnames, "enableDnsHostnames", network.DnsHostnames),
    ];

    private static Finding Judge(LinkSnapshot seen, NetworkSnapshot network, string id, string attribute, Observation<VpcDns>? read) => read?.Value?.Enabled is not bool enabled
        ? seen.Unchecked(id, read?.Failure is null ? $"Not checked: {network.VpcNoun} is not known." : read.Reason)
        : seen.Is(id, enabled, $"The VPC has {attribute}.", $"The VPC has {attribute} off: the private endpoint's name does not resolve in it.", enabled ? "true" : "false", $"{attribute} true", EnvironmentFix.Dns(seen, network.VpcId, attribute));
}
