namespace XScrape.Cloud.Ec2;

/// <summary>A security group as EC2 describes it, with what it lets in and out.</summary>
internal sealed record Ec2SecurityGroup(string Id, string VpcId, IReadOnlyList<Ec2Rule> Ingress, IReadOnlyList<Ec2Rule> Egress);
