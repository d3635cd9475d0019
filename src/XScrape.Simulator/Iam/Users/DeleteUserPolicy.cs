namespace XScrape.Simulator;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUserPolicy.html.</summary>
internal sealed class DeleteUserPolicy() : UserOperation(isWrite: true)
{
    public override Reply Run(Call call)
    {
        string name = NameOf(call, "PolicyName", 128);
        return IdentityPolicies.DeleteInline(FindUser(call, "iam:DeleteUserPolicy"), name);
    }
}
