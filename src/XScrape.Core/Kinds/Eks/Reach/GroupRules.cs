using XScrape.Cloud.Ec2;

namespace XScrape.Kinds.Eks.Reach;

/// <summary>The peers of a security group's rule. What a prefix list holds is not read, and believed.</summary>
internal static class GroupRules
{
    /// <summary>Whether a rule is about one of the groups, or about addresses of the subnets; about any address where no subnet is known.</summary>
    public static bool IsWith(this Ec2Rule rule, IReadOnlyCollection<Ec2SecurityGroup> groups, Ipv4Range[] addresses) =>
        rule.PrefixLists.Count > 0
        || rule.Groups.Any(id => groups.Any(g => g.Id == id))
        || rule.Cidrs.Select(Ipv4Range.Parse).Any(range => range is Ipv4Range there && (addresses.Length == 0 || addresses.Any(there.Overlaps)));

    public static Ipv4Range[] CidrsOf(IReadOnlyList<Ec2Subnet>? subnets, IEnumerable<string>? ids) =>
        [.. (subnets ?? []).Where(s => ids?.Contains(s.Id) == true).Select(s => Ipv4Range.Parse(s.Cidr)).OfType<Ipv4Range>()];
}
