namespace XScrape.Simulator;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachRolePolicy.html.</summary>
internal sealed class DetachRolePolicy() : IamOperation(isWrite: true)
{
    public override Reply Run(Call call)
    {
        string arn = call.Form.Need("PolicyArn");
        return FindForWrite(call, "iam:DetachRolePolicy", request => request.With("iam:PolicyARN", arn)).Detach(arn)
            ? Reply.Empty
            : throw NoSuchEntity($"Policy {arn} was not found.");
    }
}
