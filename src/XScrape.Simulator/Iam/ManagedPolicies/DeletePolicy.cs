using XScrape.Simulator.Http;
using XScrape.Simulator.World.Permissions;

namespace XScrape.Simulator.Iam.ManagedPolicies;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicy.html.</summary>
internal sealed class DeletePolicy() : ManagedPolicyOperation(isWrite: true)
{
    public override Reply Run(Call call)
    {
        ManagedPolicy policy = FindManagedForWrite(call, "iam:DeletePolicy");
        if (call.Account.Identities.Any(identity => identity.Attached.Contains(policy) || ReferenceEquals(identity.BoundaryPolicy, policy)))
        {
            throw new AwsError(409, "DeleteConflict", "Cannot delete a policy attached to entities.");
        }

        if (policy.Versions.Count > 1)
        {
            throw new AwsError(409, "DeleteConflict", "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.");
        }

        call.Account.Remove(policy);
        return Reply.Empty;
    }
}
