using XScrape.Arns;
using XScrape.Cloud.Iam;
using XScrape.Policies;
using XScrape.Tests.Fakes;

namespace XScrape.Tests.Interleaving;

/// <summary>IAM as one of several writers sees it: each call waits for its turn, and then happens at once.</summary>
internal sealed class TurnIam(FakeIam inner, Turns turns) : IIam
{
    public Task<IamRole> CreateRoleAsync(NewRole role, CancellationToken stop) => Turn(() => inner.CreateRoleAsync(role, stop));

    public Task<IamRole?> GetRoleAsync(RoleName role, CancellationToken stop) => Turn(() => inner.GetRoleAsync(role, stop));

    public Task TagRoleAsync(RoleName role, IReadOnlyDictionary<string, string> tags, CancellationToken stop) => Turn(() => inner.TagRoleAsync(role, tags, stop));

    public Task UntagRoleAsync(RoleName role, IReadOnlyCollection<string> keys, CancellationToken stop) => Turn(() => inner.UntagRoleAsync(role, keys, stop));

    public Task UpdateAssumeRolePolicyAsync(RoleName role, PolicyDocument trust, CancellationToken stop) => Turn(() => inner.UpdateAssumeRolePolicyAsync(role, trust, stop));

    public Task PutRolePolicyAsync(RoleName role, string policyName, PolicyDocument policy, CancellationToken stop) => Turn(() => inner.PutRolePolicyAsync(role, policyName, policy, stop));

    public Task<PolicyDocument?> GetRolePolicyAsync(RoleName role, string policyName, CancellationToken stop) => Turn(() => inner.GetRolePolicyAsync(role, policyName, stop));

    public Task<IReadOnlyList<string>> ListRolePoliciesAsync(RoleName role, CancellationToken stop) => Turn(() => inner.ListRolePoliciesAsync(role, stop));

    public Task DeleteRolePolicyAsync(RoleName role, string policyName, CancellationToken stop) => Turn(() => inner.DeleteRolePolicyAsync(role, policyName, stop));

    public Task AttachRolePolicyAsync(RoleName role, string policyArn, CancellationToken stop) => Turn(() => inner.AttachRolePolicyAsync(role, policyArn, stop));

    public Task DetachRolePolicyAsync(RoleName role, string policyArn, CancellationToken stop) => Turn(() => inner.DetachRolePolicyAsync(role, policyArn, stop));

    public Task<IReadOnlyList<string>> ListAttachedRolePoliciesAsync(RoleName role, CancellationToken stop) => Turn(() => inner.ListAttachedRolePoliciesAsync(role, stop));

    public Task<IReadOnlyList<string>> ListInstanceProfilesForRoleAsync(RoleName role, CancellationToken stop) => Turn(() => inner.ListInstanceProfilesForRoleAsync(role, stop));

    public Task DeleteRoleAsync(RoleName role, CancellationToken stop) => Turn(() => inner.DeleteRoleAsync(role, stop));

    public Task<PolicySimulation> SimulatePrincipalPolicyAsync(RoleArn role, string action, string resource, IReadOnlyDictionary<string, string> context, CancellationToken stop) =>
        Turn(() => inner.SimulatePrincipalPolicyAsync(role, action, resource, context, stop));

    private async Task<T> Turn<T>(Func<Task<T>> call)
    {
        await turns.TakeAsync();
        T answer = await call();
        await turns.AnsweredAsync();
        return answer;
    }

    private Task Turn(Func<Task> call) => Turn(async () =>
    {
        await call();
        return true;
    });
}
