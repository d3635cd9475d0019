using XScrape.Arns;
using XScrape.Cloud.Ec2;
using XScrape.Cloud.Eks;
using XScrape.Configuration;
using XScrape.Diagnosis;
using XScrape.Diagnosis.Snapshots;
using XScrape.Failures;
using XScrape.Kinds.Eks;
using XScrape.Links;
using XScrape.Links.Sessions;
using XScrape.Sources;

namespace XScrape.Tests.Diagnosis;

/// <summary>Whether security groups let the collector (sg-c, subnet 10.0.1.0/24) reach the nodes (sg-n, subnet 10.0.2.0/24) on the jobs' ports.</summary>
public sealed class NodeCheckTests
{
    private const string Yaml = "any";

    private static readonly Ec2Rule s_all = new("-1", null, null) { Cidrs = ["0.0.0.0/0"] };

    private static readonly NodeJob s_kubelet = new("kubelet", 10250);

    private static readonly NodeJob s_pods = new("pods", null);

    /// <summary>What lets the collector in, the job, and the verdict.</summary>
    public static TheoryData<string, string, int, int, int?, string> Rules => new()
    {
        { "-1", "sg-c", 0, 0, 10250, "passed" },
        { "-1", "sg-c", 0, 0, null, "passed" },
        { "tcp", "sg-c", 10250, 10250, 10250, "passed" },
        { "6", "sg-c", 10000, 11000, 10250, "passed" },
        { "tcp", "sg-c", 9100, 9100, 10250, "failed" },
        { "udp", "sg-c", 10250, 10250, 10250, "failed" },
        { "tcp", "sg-other", 10250, 10250, 10250, "failed" },
        { "tcp", "10.0.1.0/24", 10250, 10250, 10250, "passed" },
        { "tcp", "10.0.1.7/32", 10250, 10250, 10250, "passed" },
        { "tcp", "10.9.0.0/16", 10250, 10250, 10250, "failed" },
        { "tcp", "pl-1", 10250, 10250, 10250, "passed" },
        { "tcp", "sg-c", 9100, 9200, null, "unchecked" },
        { "tcp", "sg-c", 0, 65535, null, "passed" },
        { "tcp", "sg-other", 0, 65535, null, "failed" },
        { "udp", "sg-c", 0, 65535, null, "failed" },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_lets_the_collector_in_or_not(string protocol, string peer, int from, int to, int? port, string verdict)
    {
        Ec2Rule rule = new(protocol, protocol == "-1" ? null : from, protocol == "-1" ? null : to)
        {
            Groups = peer.StartsWith("sg-", StringComparison.Ordinal) ? [peer] : [],
            Cidrs = peer.Contains('/', StringComparison.Ordinal) ? [peer] : [],
            PrefixLists = peer.StartsWith("pl-", StringComparison.Ordinal) ? [peer] : [],
        };

        Finding finding = Check([new NodeJob("x", port)], Seen(ingress: [rule], egress: [s_all]));

        Assert.Equal(verdict, Verdict(finding));
        Assert.Equal(verdict == "failed" ? FindingSeverity.Warning : verdict == "unchecked" ? FindingSeverity.Information : finding.Severity, finding.Severity);
    }

    [Theory]
    [InlineData("tcp", 10250, "passed")]
    [InlineData("tcp", 443, "failed")]
    public void The_collector_has_to_be_let_out_as_well(string protocol, int port, string verdict)
    {
        Ec2Rule rule = new(protocol, port, port) { Groups = ["sg-n"] };

        Assert.Equal(verdict, Verdict(Check([s_kubelet], Seen(ingress: [s_all], egress: [rule]))));
    }

    [Fact]
    public void What_fails_is_named_by_job_port_and_nodes()
    {
        Finding finding = Check([s_kubelet, s_pods], Seen(ingress: [], egress: [s_all]));

        Assert.Contains("job 'kubelet' (port 10250) on 2 of 2 nodes (sg-n), job 'pods' on 2 of 2 nodes (sg-n)", finding.Message, StringComparison.Ordinal);
        Assert.Equal("sg-n: out all, in none", finding.Seen);
    }

    [Fact]
    public void One_kind_of_nodes_that_bars_the_collector_is_enough()
    {
        LinkSnapshot seen = With(Seen(ingress: [s_all], egress: [s_all]), eks => eks with
        {
            Nodes = Read<IReadOnlyList<Ec2Instance>>([.. eks.Nodes!.Value!, new Ec2Instance("i-3", "subnet-2", ["sg-x"])]),
            SecurityGroups = Read<IReadOnlyList<Ec2SecurityGroup>>([.. eks.SecurityGroups!.Value!, new Ec2SecurityGroup("sg-x", "vpc-1", [], [])]),
        });

        Finding finding = Check([s_kubelet], seen);

        Assert.Equal("failed", Verdict(finding));
        Assert.Contains("on 1 of 3 nodes (sg-x)", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_configuration_that_asks_no_node_needs_none() =>
        Assert.Equal("passed", Verdict(Check([], Seen(ingress: [], egress: []))));

    [Fact]
    public void A_configuration_that_nobody_can_read_may_ask_anything()
    {
        Assert.Equal("failed", Verdict(Assert.Single(new NodeCheck(null).Check(Seen(ingress: [], egress: [s_all])))));
        Assert.Equal("failed", Verdict(Check([], Seen(ingress: [], egress: [s_all]) with { PlannedConfiguration = null })));
    }

    [Fact]
    public void What_cannot_be_seen_is_not_known()
    {
        LinkSnapshot seen = Seen(ingress: [s_all], egress: [s_all]);
        XScrapeException denied = new(FailureId.AccessDenied, "no", null);

        Assert.Contains("ec2:DescribeInstances denied", Unknown(With(seen, eks => eks with { Nodes = new Observation<IReadOnlyList<Ec2Instance>>("ec2:DescribeInstances", "me") { Failure = denied } })), StringComparison.Ordinal);
        Assert.Contains("ec2:DescribeSecurityGroups denied", Unknown(With(seen, eks => eks with { SecurityGroups = new Observation<IReadOnlyList<Ec2SecurityGroup>>("ec2:DescribeSecurityGroups", "me") { Failure = denied } })), StringComparison.Ordinal);
        Assert.Contains("no instance has the tag kubernetes.io/cluster/prod-1", Unknown(With(seen, eks => eks with { Nodes = Read<IReadOnlyList<Ec2Instance>>([]) })), StringComparison.Ordinal);
        Assert.Contains("no cluster", Unknown(With(seen, eks => eks with { Nodes = null })), StringComparison.Ordinal);
    }

    private static string Unknown(LinkSnapshot seen)
    {
        Finding finding = Check([s_kubelet], seen);
        Assert.Equal("unchecked", Verdict(finding));
        return finding.Message;
    }

    private static Finding Check(NodeJob[] jobs, LinkSnapshot seen) => Assert.Single(new NodeCheck(new FixedNodeJobs(jobs)).Check(seen));

    private static string Verdict(Finding finding) => finding.Passed ? "passed" : finding.Checked ? "failed" : "unchecked";

    private static LinkSnapshot Seen(Ec2Rule[] ingress, Ec2Rule[] egress)
    {
        LinkFacts facts = new() { Source = new EksSource(ClusterArn.Parse("arn:aws:eks:us-west-2:111122223333:cluster/prod-1")), Subnets = IdList.Subnets(["subnet-1"]), SecurityGroups = IdList.SecurityGroups(["sg-c"]) };
        return new LinkSnapshot(new ScraperLink(facts, new LinkSession(null!, null!)))
        {
            PlannedConfiguration = Yaml,
            Source = new EksSnapshot(Read(new EksCluster(((EksSource)facts.Source).Cluster, "ACTIVE", "API", facts.Subnets, IdList.Empty, "sg-k", "vpc-1", true, true)))
            {
                GivenSubnets = facts.Subnets,
                GivenSecurityGroups = facts.SecurityGroups,
                Subnets = Read<IReadOnlyList<Ec2Subnet>>([new("subnet-1", "vpc-1", "us-west-2a", "10.0.1.0/24", 9), new("subnet-2", "vpc-1", "us-west-2b", "10.0.2.0/24", 9)]),
                SecurityGroups = Read<IReadOnlyList<Ec2SecurityGroup>>([new("sg-c", "vpc-1", [], egress), new("sg-n", "vpc-1", ingress, [])]),
                Nodes = Read<IReadOnlyList<Ec2Instance>>([new("i-1", "subnet-2", ["sg-n"]), new("i-2", "subnet-2", ["sg-n"])]),
            },
        };
    }

    private static LinkSnapshot With(LinkSnapshot seen, Func<EksSnapshot, EksSnapshot> change) => seen with { Source = change((EksSnapshot)seen.Source!) };

    private static Observation<T> Read<T>(T value)
        where T : class => new("ec2:Describe", "me") { Value = value };
}
