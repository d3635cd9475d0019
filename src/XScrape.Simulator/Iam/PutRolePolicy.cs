using System.Globalization;

namespace XScrape.Simulator;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html.</summary>
internal sealed class PutRolePolicy() : IamOperation(isWrite: true)
{
    private const int MostInAll = 10240;

    public override Reply Run(Call call)
    {
        string name = NameOf(call, "PolicyName", 128);
        Role role = FindForWrite(call, "iam:PutRolePolicy");
        string text = Document(call, "PolicyDocument");
        InlinePolicy policy = new(text, ReadPolicy(text));
        if (role.Inline.Where(other => other.Key != name).Sum(other => other.Value.Size) + policy.Size > MostInAll)
        {
            throw new AwsError(409, "LimitExceeded", $"Maximum policy size of {MostInAll.ToString(CultureInfo.InvariantCulture)} bytes exceeded for role {role.Name}");
        }

        role.Put(name, policy);
        return Reply.Empty;
    }
}
