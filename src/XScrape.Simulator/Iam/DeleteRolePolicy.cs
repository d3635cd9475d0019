namespace XScrape.Simulator;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePolicy.html.</summary>
internal sealed class DeleteRolePolicy() : IamOperation(isWrite: true)
{
    public override Reply Run(Call call)
    {
        string name = NameOf(call, "PolicyName", 128);
        return FindForWrite(call, "iam:DeleteRolePolicy").DeleteInline(name)
            ? Reply.Empty
            : throw NoSuchEntity($"The role policy with name {name} cannot be found.");
    }
}
