namespace XScrape.Arns;

/// <summary>The ARN of a workspace: <c>arn:partition:aps:Region:account:workspace/id</c>.</summary>
internal sealed record WorkspaceArn(string Partition, Region Region, AccountId Account, string Id)
{
    private const string Wanted = "the ARN of a workspace, such as arn:aws:aps:us-west-2:444455556666:workspace/ws-12345678-1234-1234-1234-123456789012";

    public static WorkspaceArn Parse(string text)
    {
        AwsArn arn = AwsArn.Parse(text, Wanted);
        if (arn.Service != "aps" || !arn.Resource.StartsWith("workspace/", StringComparison.Ordinal) || arn.Resource.Length == 10)
        {
            throw arn.NotA(Wanted);
        }

        return new WorkspaceArn(arn.Partition, Region.Parse(arn.Region), arn.AccountId(), arn.Resource.Substring(10));
    }

    public override string ToString() => $"arn:{Partition}:aps:{Region}:{Account}:workspace/{Id}";
}
