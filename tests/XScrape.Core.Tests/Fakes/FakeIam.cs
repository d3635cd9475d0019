using XScrape.Arns;
using XScrape.Cloud.Iam;
using XScrape.Failures;
using XScrape.Policies;

namespace XScrape.Tests.Fakes;

/// <summary>IAM of one account, in memory.</summary>
internal sealed class FakeIam(FakeCalls calls, string account) : IIam
{
    private int _made;

    public Dictionary<RoleName, FakeRole> Roles { get; } = [];

    public FakeRole this[string name] => Roles[RoleName.Parse(name)];

    /// <summary>A role that somebody made by hand.</summary>
    public FakeRole Add(string arn, string trust, params (string Key, string Value)[] tags)
    {
        RoleArn parsed = RoleArn.Parse(arn);
        FakeRole role = new() { Arn = parsed, Id = $"AROAHAND{account}{++_made}", Trust = trust, Tags = tags.ToDictionary(t => t.Key, t => t.Value) };
        Roles[parsed.Name] = role;
        return role;
    }

    public Task<IamRole> CreateRoleAsync(NewRole role, CancellationToken stop) => Make("CreateRole", () =>
    {
        if (Roles.ContainsKey(role.Name))
        {
            throw new XScrapeException(FailureId.AlreadyExists, $"Role with name {role.Name} already exists.");
        }

        FakeRole made = new()
        {
            Arn = new RoleArn("aws", AccountId.Parse(account), role.Path, role.Name),
            Id = $"AROAMADE{account}{++_made}",
            Trust = role.Trust.ToJson(),
            Tags = new Dictionary<string, string>(role.Tags),
        };
        Roles[role.Name] = made;
        return made.View();
    });

    public Task<IamRole?> GetRoleAsync(RoleName role, CancellationToken stop) => Make("GetRole", () => Roles.GetValueOrDefault(role)?.View());

    public Task TagRoleAsync(RoleName role, IReadOnlyDictionary<string, string> tags, CancellationToken stop) =>
        Change("TagRole", role, r => tags.ToList().ForEach(t => r.Tags[t.Key] = t.Value));

    public Task UntagRoleAsync(RoleName role, IReadOnlyCollection<string> keys, CancellationToken stop) =>
        Change("UntagRole", role, r => keys.ToList().ForEach(k => r.Tags.Remove(k)));

    public Task UpdateAssumeRolePolicyAsync(RoleName role, PolicyDocument trust, CancellationToken stop) =>
        Change("UpdateAssumeRolePolicy", role, r => r.Trust = trust.ToJson());

    public Task PutRolePolicyAsync(RoleName role, string policyName, PolicyDocument policy, CancellationToken stop) =>
        Change("PutRolePolicy", role, r => r.Inline[policyName] = policy);

    public Task<PolicyDocument?> GetRolePolicyAsync(RoleName role, string policyName, CancellationToken stop) =>
        Make("GetRolePolicy", () => Roles.GetValueOrDefault(role)?.Inline.GetValueOrDefault(policyName));

    public Task<IReadOnlyList<string>> ListRolePoliciesAsync(RoleName role, CancellationToken stop) =>
        Make<IReadOnlyList<string>>("ListRolePolicies", () => [.. Roles[role].Inline.Keys]);

    public Task DeleteRolePolicyAsync(RoleName role, string policyName, CancellationToken stop) =>
        Change("DeleteRolePolicy", role, r => r.Inline.Remove(policyName));

    public Task AttachRolePolicyAsync(RoleName role, string policyArn, CancellationToken stop) =>
        Change("AttachRolePolicy", role, r => r.Attached.Add(policyArn));

    public Task DetachRolePolicyAsync(RoleName role, string policyArn, CancellationToken stop) =>
        Change("DetachRolePolicy", role, r => r.Attached.Remove(policyArn));

    public Task<IReadOnlyList<string>> ListAttachedRolePoliciesAsync(RoleName role, CancellationToken stop) =>
        Make<IReadOnlyList<string>>("ListAttachedRolePolicies", () => [.. Roles[role].Attached]);

    public Task<IReadOnlyList<string>> ListInstanceProfilesForRoleAsync(RoleName role, CancellationToken stop) =>
        Make<IReadOnlyList<string>>("ListInstanceProfilesForRole", () => [.. Roles[role].InstanceProfiles]);

    public Task DeleteRoleAsync(RoleName role, CancellationToken stop) => Change("DeleteRole", role, _ => Roles.Remove(role));

    public Task<PolicySimulation> SimulatePrincipalPolicyAsync(RoleArn role, string action, string resource, IReadOnlyDictionary<string, string> context, CancellationToken stop) =>
        throw new NotSupportedException();

    private Task Change(string operation, RoleName role, Action<FakeRole> change) => Make(operation, () =>
    {
        change(Roles.GetValueOrDefault(role) ?? throw new XScrapeException(FailureId.NotFound, $"The role with name {role} cannot be found."));
        return true;
    });

    private Task<T> Make<T>(string operation, Func<T> effect)
    {
        try
        {
            return Task.FromResult(calls.Make(operation, effect));
        }
        catch (Exception fault)
        {
            return Task.FromException<T>(fault);
        }
    }
}
