namespace XScrape.Cloud.Ec2;

/// <summary>Amazon EC2, as far as a collector's network interfaces need it. Operations are named as AWS names them.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSEC2/latest/APIReference/</remarks>
internal interface IEc2
{
    /// <summary>Those of the subnets that exist.</summary>
    Task<IReadOnlyList<Ec2Subnet>> DescribeSubnetsAsync(IReadOnlyCollection<string> ids, CancellationToken stop);

    /// <summary>Those of the security groups that exist.</summary>
    Task<IReadOnlyList<Ec2SecurityGroup>> DescribeSecurityGroupsAsync(IReadOnlyCollection<string> ids, CancellationToken stop);

    /// <summary>The instances that run, or are about to, and have a tag of that key.</summary>
    Task<IReadOnlyList<Ec2Instance>> DescribeInstancesAsync(string tagKey, CancellationToken stop);

    /// <summary>The value of enableDnsSupport or enableDnsHostnames; null if there is no such VPC.</summary>
    Task<bool?> DescribeVpcAttributeAsync(string vpcId, string attribute, CancellationToken stop);
}
