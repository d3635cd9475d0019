namespace XScrape.Simulator;

/// <summary>A subnet in its VPC.</summary>
internal sealed record VpcSubnet(SubnetSeed Seed, string Cidr, bool IsDefault);
