using XScrape.Simulator.Http;
using XScrape.Simulator.World.Permissions;

namespace XScrape.Simulator.Iam.ManagedPolicies;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicyVersion.html.</summary>
internal sealed class DeletePolicyVersion() : ManagedPolicyOperation(isWrite: true)
{
    public override Reply Run(Call call)
    {
        ManagedPolicy policy = FindManagedForWrite(call, "iam:DeletePolicyVersion");
        PolicyVersion version = FindVersion(call, policy);
        if (ReferenceEquals(version, policy.Default))
        {
            throw new AwsError(409, "DeleteConflict", "Cannot delete the default version of a policy.");
        }

        policy.Remove(version);
        return Reply.Empty;
    }
}
