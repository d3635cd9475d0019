namespace XScrape.Cloud.Ec2;

/// <summary>A security group as EC2 describes it, with its inbound and outbound rules.</summary>
internal sealed record Ec2SecurityGroup(string Id, string VpcId, IReadOnlyList<Ec2Rule> Ingress, IReadOnlyList<Ec2Rule> Egress);
