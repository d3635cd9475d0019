using XScrape.Cloud.Ec2;
using XScrape.Diagnosis;
using XScrape.Diagnosis.Checks;
using XScrape.Diagnosis.Snapshots;

namespace XScrape.Kinds.Vpc;

/// <summary>Subnets and security groups of the collector lie in one VPC, and the groups let it out.</summary>
/// <remarks>https://docs.aws.amazon.com/prometheus/latest/userguide/prom-msk-integration.html</remarks>
internal sealed class VpcGroupCheck : ILinkCheck
{
    public IEnumerable<Finding> Check(LinkSnapshot seen) => seen.Source is VpcSnapshot vpc ? Check(seen, vpc) : [];

    private static IEnumerable<Finding> Check(LinkSnapshot seen, VpcSnapshot vpc)
    {
        if (vpc.SecurityGroups?.Value is not IReadOnlyList<Ec2SecurityGroup> all)
        {
            return seen.Unchecked(vpc.SecurityGroups, "Not checked: no security groups are known.", FindingIds.SecurityGroup, FindingIds.CollectorEgress);
        }

        Ec2SecurityGroup[] own = [.. all.Where(g => vpc.CollectorGroups.Contains(g.Id))];
        string[] wrong =
        [
            .. vpc.CollectorGroups.Where(id => !own.Any(g => g.Id == id)).Select(id => id + " does not exist"),
            .. own.Where(g => vpc.Vpcs.Count > 0 && !vpc.Vpcs.Contains(g.VpcId)).Select(g => $"{g.Id} is in {g.VpcId}"),
        ];
        return
        [
            seen.Is(
                FindingIds.SecurityGroup,
                wrong.Length == 0,
                "The collector's security groups exist in the VPC of its subnets.",
                $"Of the collector's security groups, {string.Join(", ", wrong)}.",
                vpc.CollectorGroups,
                $"security groups of {vpc.VpcId ?? "the VPC of the subnets"}"),
            own.Length == 0
                ? seen.Unchecked(FindingIds.CollectorEgress, "Not checked: the security groups of the collector are not known.")
                : seen.Is(
                    FindingIds.CollectorEgress,
                    own.Any(g => g.Egress.Count > 0),
                    "The collector's security groups have outbound rules.",
                    "The collector's security groups have no outbound rule, so it reaches nothing.",
                    string.Join(";", own.Select(g => g.Id)),
                    "outbound rules to the targets, on the ports of the jobs"),
        ];
    }
}
