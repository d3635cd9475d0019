namespace XScrape.Cloud.Ec2;

/// <summary>An instance as EC2 describes it, with the security groups of all of its network interfaces.</summary>
internal sealed record Ec2Instance(string Id, string SubnetId, IReadOnlyList<string> SecurityGroups);
