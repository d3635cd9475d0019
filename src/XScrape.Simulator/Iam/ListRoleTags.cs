namespace XScrape.Simulator;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoleTags.html.</summary>
internal sealed class ListRoleTags() : IamOperation(isWrite: false)
{
    public override Reply Run(Call call) => IamPage.Of(call, "Tags", Find(call, "iam:ListRoleTags").Tags, RoleElement.Tag);
}
