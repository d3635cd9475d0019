namespace XScrape.Simulator.Ec2;

/// <summary>A VPC with what stands in it.</summary>
internal sealed record Vpc(string Id, string Cidr)
{
    public bool IsDefault { get; init; }

    public bool DnsSupport { get; init; } = true;

    public bool DnsHostnames { get; init; } = true;

    public IReadOnlyList<VpcSubnet> Subnets { get; init; } = [];

    public IReadOnlyList<VpcGroup> Groups { get; init; } = [];
}
