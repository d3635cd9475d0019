using XScrape.Simulator.Setup;

namespace XScrape.Simulator.Ec2;

/// <summary>A subnet in its VPC.</summary>
internal sealed record VpcSubnet(SubnetSeed Seed, string Cidr, bool IsDefault);
