using XScrape.Simulator.Http;
using XScrape.Simulator.Iam.Requests;
using XScrape.Simulator.World;

namespace XScrape.Simulator.Iam.Users;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUser.html.</summary>
internal sealed class DeleteUser() : UserOperation(isWrite: true)
{
    public override Reply Run(Call call)
    {
        User user = FindUser(call, "iam:DeleteUser");
        if (KeysOf(call, user).Count > 0)
        {
            throw new AwsError(409, "DeleteConflict", "Cannot delete entity, must delete access keys first.");
        }

        IdentityPolicies.RefuseUnlessBare(user);
        call.Account.Remove(user);
        foreach (AccessKey key in call.World.Keys.Values.Where(key => ReferenceEquals(key.Caller.User, user)))
        {
            call.World.Keys.TryRemove(key.Id, out _);
        }

        return Reply.Empty;
    }
}
