namespace XScrape.Cloud;

/// <summary>A subnet as EC2 describes it.</summary>
internal sealed record Ec2Subnet(string Id, string VpcId, string Zone, string Cidr, int FreeAddresses);
