namespace XScrape.Simulator;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html.</summary>
internal sealed class GetRolePolicy() : IamOperation(isWrite: false)
{
    public override Reply Run(Call call)
    {
        string name = NameOf(call, "PolicyName", 128);
        Role role = Find(call, "iam:GetRolePolicy");
        return role.Inline.TryGetValue(name, out InlinePolicy? policy)
            ? Reply.OfXml(Element("RoleName", role.Name), Element("PolicyName", name), Element("PolicyDocument", PercentEncoding.Encode(policy.Text)))
            : throw NoSuchEntity($"The role policy with name {name} cannot be found.");
    }
}
