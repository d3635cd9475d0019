using XScrape.Simulator.Http;
using XScrape.Simulator.World;

namespace XScrape.Simulator.Iam.Users;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagUser.html.</summary>
internal sealed class UntagUser() : UserOperation(isWrite: true)
{
    public override Reply Run(Call call)
    {
        IReadOnlyList<string> keys = call.Form.List("TagKeys.member");
        User user = FindUser(call, "iam:UntagUser", request => request.With("aws:TagKeys", [.. keys]));
        foreach (string key in keys)
        {
            user.Tags.Unset(key);
        }

        return Reply.Empty;
    }
}
