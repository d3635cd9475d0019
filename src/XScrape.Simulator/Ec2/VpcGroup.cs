namespace XScrape.Simulator.Ec2;

/// <summary>A security group in its VPC.</summary>
internal sealed record VpcGroup(string Id, string Name, string Description, bool AllowsIngress, bool AllowsEgress);
