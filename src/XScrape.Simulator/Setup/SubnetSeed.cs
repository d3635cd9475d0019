namespace XScrape.Simulator.Setup;

/// <summary>A subnet of a cluster's VPC.</summary>
/// <param name="SubnetId">The subnet's id.</param>
/// <param name="AvailabilityZone">Its zone, such as us-west-2a.</param>
/// <param name="FreeAddresses">How many addresses are free; a collector needs one in each subnet.</param>
public sealed record SubnetSeed(string SubnetId, string AvailabilityZone, int FreeAddresses = 250)
{
    /// <summary>Whether new network interfaces in it get a public address, as in the subnets of a default VPC.</summary>
    public bool IsPublic { get; init; }
}
