using XScrape.Simulator.Http;
using XScrape.Simulator.Iam.Requests;
using XScrape.Simulator.World;

namespace XScrape.Simulator.Iam.Roles;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html.</summary>
internal sealed class DeleteRole() : IamOperation(isWrite: true)
{
    public override Reply Run(Call call)
    {
        Role role = FindForWrite(call, "iam:DeleteRole");
        IdentityPolicies.RefuseUnlessBare(role);
        call.Account.Remove(role);
        foreach (KeyValuePair<string, AccessKey> key in call.World.Keys.Where(key => ReferenceEquals(key.Value.Caller.Role, role)))
        {
            call.World.Keys.TryRemove(key.Key, out _);
        }

        return Reply.Empty;
    }
}
