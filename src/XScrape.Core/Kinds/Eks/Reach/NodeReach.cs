using XScrape.Arns;
using XScrape.Cloud.Ec2;
using XScrape.Configuration;

namespace XScrape.Kinds.Eks.Reach;

/// <summary>On which ports the collector reaches nodes that have the same security groups.</summary>
/// <param name="Groups">The nodes' security groups, for a message.</param>
/// <param name="Count">How many nodes.</param>
/// <param name="Out">The collector's rules that let it out to them.</param>
/// <param name="In">The nodes' rules that allow it.</param>
internal sealed record NodeReach(string Groups, int Count, IReadOnlyList<Ec2Rule> Out, IReadOnlyList<Ec2Rule> In)
{
    /// <param name="subnets">Every subnet that was read.</param>
    /// <param name="collector">The collector's subnets.</param>
    /// <param name="own">The collector's security groups.</param>
    /// <param name="all">Every security group that was read.</param>
    /// <param name="nodes">Nodes with the same groups.</param>
    public static NodeReach Of(IReadOnlyList<Ec2Subnet>? subnets, IdList collector, Ec2SecurityGroup[] own, IReadOnlyList<Ec2SecurityGroup> all, IReadOnlyList<Ec2Instance> nodes)
    {
        Ec2SecurityGroup[] theirs = [.. all.Where(g => nodes[0].SecurityGroups.Contains(g.Id))];
        Ipv4Range[] from = GroupRules.CidrsOf(subnets, collector);
        Ipv4Range[] to = GroupRules.CidrsOf(subnets, nodes.Select(n => n.SubnetId));
        return new NodeReach(
            string.Join(";", nodes[0].SecurityGroups),
            nodes.Count,
            [.. own.SelectMany(g => g.Egress).Where(r => r.IsTcp && r.IsWith(theirs, to))],
            [.. theirs.SelectMany(g => g.Ingress).Where(r => r.IsTcp && r.IsWith(own, from))]);
    }

    /// <summary>Whether no rule lets the collector reach the port; of an unknown one, whether none lets it reach any.</summary>
    public bool Bars(NodeJob job) => job.Port is int port ? !(Out.Any(r => r.IsOn(port)) && In.Any(r => r.IsOn(port))) : Out.Count == 0 || In.Count == 0;

    /// <summary>Whether the port is unknown, and not every one is open.</summary>
    public bool IsDoubtful(NodeJob job) => job.Port is null && !(Out.Any(r => r.IsOnAll) && In.Any(r => r.IsOnAll));

    /// <summary>Such as <c>sg-1: out all, in 443, 9100-9200</c>.</summary>
    public override string ToString() => $"{Groups}: out {Ports(Out)}, in {Ports(In)}";

    private static string Ports(IReadOnlyList<Ec2Rule> rules) => rules.Count == 0 ? "none" : rules.Any(r => r.IsOnAll) ? "all"
        : string.Join(", ", rules.Select(r => r.FromPort == r.ToPort ? $"{r.FromPort}" : $"{r.FromPort}-{r.ToPort}").Distinct());
}
