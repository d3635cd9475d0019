using XScrape.Arns;
using XScrape.Cloud.Ec2;
using XScrape.Diagnosis;
using XScrape.Diagnosis.Checks;
using XScrape.Diagnosis.Snapshots;
using XScrape.Kinds.Networks;
using XScrape.Kinds.Vpc;
using XScrape.Links;
using XScrape.Links.Sessions;
using XScrape.Sources;

namespace XScrape.Tests.Diagnosis;

/// <summary>The network of a collector that scrapes a VPC.</summary>
public sealed class VpcNetworkTests
{
    private static readonly Ec2Rule[] s_out = [new("-1", null, null) { Cidrs = ["0.0.0.0/0"] }];

    [Fact]
    public void Subnets_and_groups_of_one_VPC_pass()
    {
        LinkSnapshot seen = Seen("vpc-1", "vpc-1", s_out);
        Assert.All(new SubnetCheck().Check(seen).Concat(new VpcGroupCheck().Check(seen)), f => Assert.True(f.Passed, f.Message));
    }

    [Fact]
    public void Subnets_of_two_VPCs_fail() => Fails(new SubnetCheck(), FindingIds.Subnet, "subnet-2 is in vpc-2", Seen("vpc-2", "vpc-1", s_out));

    [Fact]
    public void A_group_of_another_VPC_fails() => Fails(new VpcGroupCheck(), FindingIds.SecurityGroup, "sg-c is in vpc-2", Seen("vpc-1", "vpc-2", s_out));

    [Fact]
    public void A_collector_that_reaches_nothing_fails() => Fails(new VpcGroupCheck(), FindingIds.CollectorEgress, "no outbound rule", Seen("vpc-1", "vpc-1", []));

    private static void Fails(ILinkCheck check, string id, string why, LinkSnapshot seen)
    {
        Finding finding = check.Check(seen).Single(f => f.Id == id);
        Assert.False(finding.Passed);
        Assert.Contains(why, finding.Message, StringComparison.Ordinal);
    }

    private static LinkSnapshot Seen(string secondSubnet, string group, Ec2Rule[] egress)
    {
        LinkFacts facts = new() { Source = new VpcSource(), Subnets = IdList.Subnets(["subnet-1", "subnet-2"]), SecurityGroups = IdList.SecurityGroups(["sg-c"]) };
        return new LinkSnapshot(new ScraperLink(facts, new LinkSession(null!, null!)))
        {
            Source = new VpcSnapshot
            {
                GivenSubnets = facts.Subnets,
                GivenSecurityGroups = facts.SecurityGroups,
                Subnets = Read<IReadOnlyList<Ec2Subnet>>([new("subnet-1", "vpc-1", "us-west-2a", "10.0.1.0/24", 9), new("subnet-2", secondSubnet, "us-west-2b", "10.0.2.0/24", 9)]),
                SecurityGroups = Read<IReadOnlyList<Ec2SecurityGroup>>([new("sg-c", group, [], egress)]),
            },
        };
    }

    private static Observation<T> Read<T>(T value)
        where T : class => new("ec2:Describe", "me") { Value = value };
}
