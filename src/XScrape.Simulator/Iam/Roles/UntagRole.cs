using XScrape.Simulator.Http;
using XScrape.Simulator.Iam.Requests;
using XScrape.Simulator.World;

namespace XScrape.Simulator.Iam.Roles;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagRole.html.</summary>
internal sealed class UntagRole() : IamOperation(isWrite: true)
{
    public override Reply Run(Call call)
    {
        IReadOnlyList<string> keys = call.Form.List("TagKeys.member");
        Role role = FindForWrite(call, "iam:UntagRole", request => request.With("aws:TagKeys", [.. keys]));
        foreach (string key in keys)
        {
            role.Tags.Unset(key);
        }

        return Reply.Empty;
    }
}
