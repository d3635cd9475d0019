using XScrape.Arns;
using XScrape.Failures;

namespace XScrape.Sources;

/// <summary>
/// What can be reached in a VPC. AMP knows it by the collector's subnets and security groups alone, which say nothing of what is scraped there: two such
/// sources are never known to be the same, so that owner tag, alias or id tell their scrapers apart.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/prometheus/latest/APIReference/API_VpcConfiguration.html</remarks>
internal sealed record VpcSource : ScrapeSource
{
    public override SourceType Type => SourceType.Vpc;

    public override string Noun => "VPC";

    public override string ShortName => "VPC";

    public override string Parameter => "SourceType";

    public override string? Partition => null;

    public override Region? Region => null;

    public override AccountId? Account => null;

    public override string? Arn => null;

    public override bool IsSame(ScrapeSource? other) => false;

    public override bool CanBe(ScrapeSource? other) => other is VpcSource;

    public override void RefuseIncomplete(IdList? subnets, IdList? groups)
    {
        if (subnets is not { Count: > 0 })
        {
            throw new XScrapeException(FailureId.SubnetNeeded, "The source is a VPC, and no subnets are given for the collector.", "Give -SubnetId with one subnet in each of two Availability Zones, from which the targets can be reached.");
        }

        if (groups is not { Count: > 0 })
        {
            throw new XScrapeException(FailureId.MissingValue, "The source is a VPC, and no security groups are given for the collector.", "Give -SecurityGroupId; the security groups of the targets must allow inbound traffic from it.");
        }
    }

    public override string ToString() => "VPC";
}
