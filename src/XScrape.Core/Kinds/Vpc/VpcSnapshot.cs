using XScrape.Arns;
using XScrape.Cloud.Ec2;
using XScrape.Failures;
using XScrape.Kinds.Networks;

namespace XScrape.Kinds.Vpc;

/// <summary>The network of a collector that scrapes what it can reach in a VPC. What that is, only the scrape configuration says.</summary>
internal sealed record VpcSnapshot : NetworkSnapshot
{
    // The source is the network, and each part of it is looked for by itself.
    public override bool IsMissing => false;

    public override XScrapeException? Failure => null;

    /// <summary>That of the collector's subnets; null where they lie in several or are not known.</summary>
    public override string? VpcId => Vpcs.Count == 1 ? Vpcs[0] : null;

    public override string VpcNoun => "one VPC";

    public override string NoSubnets => "Not checked: no subnets are known.";

    public override IdList CollectorSubnets => GivenSubnets ?? IdList.Empty;

    public override IdList CollectorGroups => GivenSecurityGroups ?? IdList.Empty;

    /// <summary>The VPCs of the collector's subnets.</summary>
    public IReadOnlyList<string> Vpcs => [.. (Subnets?.Value ?? Enumerable.Empty<Ec2Subnet>()).Select(s => s.VpcId).Distinct()];
}
