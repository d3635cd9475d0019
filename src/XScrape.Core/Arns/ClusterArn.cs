namespace XScrape.Arns;

/// <summary>The ARN of an EKS cluster: <c>arn:partition:eks:Region:account:cluster/name</c>.</summary>
internal sealed record ClusterArn(string Partition, Region Region, AccountId Account, string Name)
{
    private const string Wanted = "the ARN of an EKS cluster, such as arn:aws:eks:us-west-2:111122223333:cluster/prod-1";

    public static ClusterArn Parse(string text)
    {
        AwsArn arn = AwsArn.Parse(text, Wanted);
        if (arn.Service != "eks" || !arn.Resource.StartsWith("cluster/", StringComparison.Ordinal) || arn.Resource.Length == 8)
        {
            throw arn.NotA(Wanted);
        }

        return new ClusterArn(arn.Partition, Region.Parse(arn.Region), arn.AccountId(), arn.Resource.Substring(8));
    }

    public override string ToString() => $"arn:{Partition}:eks:{Region}:{Account}:cluster/{Name}";
}
