namespace XScrape.Cloud.Ec2;

/// <summary>A subnet as EC2 describes it.</summary>
internal sealed record Ec2Subnet(string Id, string VpcId, string Zone, string Cidr, int FreeAddresses)
{
    /// <summary>
    /// Whether it counts as public: it gives new network interfaces a public address, or carries the tag that EKS asks for on public
    /// subnets, kubernetes.io/role/elb. Route tables would tell for certain and are not read.
    /// </summary>
    /// <remarks>https://docs.aws.amazon.com/eks/latest/userguide/network-load-balancing.html</remarks>
    public bool IsPublic { get; init; }
}
