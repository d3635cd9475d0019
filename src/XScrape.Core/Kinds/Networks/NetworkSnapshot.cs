using XScrape.Arns;
using XScrape.Cloud.Ec2;
using XScrape.Diagnosis.Snapshots;
using XScrape.Failures;

namespace XScrape.Kinds.Networks;

/// <summary>The network in which a collector sits, or would sit: all kinds of sources have one.</summary>
internal abstract record NetworkSnapshot : SourceSnapshot
{
    /// <summary>The subnets that the link names; null or empty where it names none.</summary>
    public IdList? GivenSubnets { get; init; }

    /// <summary>The security groups that the link names, likewise.</summary>
    public IdList? GivenSecurityGroups { get; init; }

    /// <summary>The subnets of the collector, and of what it scrapes where they are known.</summary>
    public Observation<IReadOnlyList<Ec2Subnet>>? Subnets { get; init; }

    /// <summary>The security groups of the collector, and of what it scrapes where they are known.</summary>
    public Observation<IReadOnlyList<Ec2SecurityGroup>>? SecurityGroups { get; init; }

    public Observation<VpcDns>? DnsSupport { get; init; }

    public Observation<VpcDns>? DnsHostnames { get; init; }

    /// <summary>The VPC of what is scraped; null where it is not known.</summary>
    public abstract string? VpcId { get; }

    /// <summary>What that VPC is called in a sentence, such as "the cluster's VPC".</summary>
    public abstract string VpcNoun { get; }

    /// <summary>What a finding says where no subnets are known.</summary>
    public abstract string NoSubnets { get; }

    /// <summary>The subnets that the collector has, or would have.</summary>
    public abstract IdList CollectorSubnets { get; }

    /// <summary>The security groups that the collector has, or would have.</summary>
    public abstract IdList CollectorGroups { get; }

    public override SourceSnapshot Hidden(XScrapeException why) => this with
    {
        Subnets = Subnets?.Hidden(why),
        SecurityGroups = SecurityGroups?.Hidden(why),
        DnsSupport = DnsSupport?.Hidden(why),
        DnsHostnames = DnsHostnames?.Hidden(why),
    };
}
