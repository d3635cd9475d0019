using XScrape.Cloud.Ec2;
using XScrape.Diagnosis;
using XScrape.Diagnosis.Checks;
using XScrape.Diagnosis.Snapshots;
using XScrape.Kinds.Eks.Reach;

namespace XScrape.Kinds.Eks;

/// <summary>The security groups of the collector's network interfaces let it reach the API server.</summary>
/// <remarks>https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-collector-how-to.html</remarks>
internal sealed class GroupCheck : EksCheck
{
    private const int Https = 443;

    private protected override IEnumerable<Finding> Check(LinkSnapshot seen, EksSnapshot eks) => OfGroups(seen, eks);

    private static IEnumerable<Finding> OfGroups(LinkSnapshot seen, EksSnapshot eks)
    {
        if (eks.SecurityGroups?.Value is not IReadOnlyList<Ec2SecurityGroup> all)
        {
            return seen.Unchecked(eks.SecurityGroups, "Not checked: no security groups are known.", FindingIds.SecurityGroup, FindingIds.CollectorEgress, FindingIds.ApiServerIngress);
        }

        Ec2SecurityGroup[] own = [.. all.Where(g => eks.CollectorGroups.Contains(g.Id))];
        Ec2SecurityGroup[] server = [.. all.Where(g => eks.ApiServerGroups.Contains(g.Id))];
        string[] wrong = [.. eks.CollectorGroups.Where(id => !own.Any(g => g.Id == id)).Select(id => id + " does not exist"), .. own.Where(g => IsElsewhere(eks, g.VpcId)).Select(g => $"{g.Id} is in {g.VpcId}")];
        IEnumerable<Finding> first = [seen.Is(FindingIds.SecurityGroup, wrong.Length == 0, "The collector's security groups exist in the cluster's VPC.", $"Of the collector's security groups, {string.Join(", ", wrong)}.", eks.CollectorGroups, $"security groups of {eks.VpcId ?? "the cluster's VPC"}")];
        // Rules of groups that are not there would be blamed for nothing.
        return own.Length == 0 || server.Length == 0
            ? [.. first, .. seen.Unchecked(eks.SecurityGroups, "Not checked: the security groups of collector and API server are not both known.", FindingIds.CollectorEgress, FindingIds.ApiServerIngress)]
            : [.. first, .. OfRules(seen, eks, own, server)];
    }

    private static IEnumerable<Finding> OfRules(LinkSnapshot seen, EksSnapshot eks, Ec2SecurityGroup[] own, Ec2SecurityGroup[] server)
    {
        string ownIds = string.Join(";", own.Select(g => g.Id));
        string serverIds = string.Join(";", server.Select(g => g.Id));
        yield return seen.Is(
            FindingIds.CollectorEgress,
            own.SelectMany(g => g.Egress).Any(r => r.IsOn(Https) && r.IsWith(server, GroupRules.CidrsOf(eks.Subnets?.Value, eks.Cluster.Value?.Subnets))),
            "The collector's security groups allow outbound HTTPS to the API server.",
            "The collector's security groups do not allow outbound HTTPS to the API server.",
            ownIds,
            $"an outbound rule for TCP {Https} to {serverIds}");
        yield return seen.Is(
            FindingIds.ApiServerIngress,
            server.SelectMany(g => g.Ingress).Any(r => r.IsOn(Https) && r.IsWith(own, GroupRules.CidrsOf(eks.Subnets?.Value, eks.CollectorSubnets))),
            "The API server's security groups allow inbound HTTPS from the collector.",
            "The API server's security groups do not allow inbound HTTPS from the collector.",
            serverIds,
            $"an inbound rule for TCP {Https} from {ownIds}");
    }

    private static bool IsElsewhere(EksSnapshot eks, string vpc) => eks.VpcId is string cluster && vpc != cluster;
}
