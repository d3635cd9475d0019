using XScrape.Simulator.Http;
using XScrape.Simulator.World;

namespace XScrape.Simulator.Iam.Users;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccessKey.html.</summary>
internal sealed class DeleteAccessKey() : UserOperation(isWrite: true)
{
    public override Reply Run(Call call)
    {
        User user = FindUser(call, "iam:DeleteAccessKey", named: false);
        call.World.Keys.TryRemove(FindKey(call, user).Id, out _);
        return Reply.Empty;
    }
}
