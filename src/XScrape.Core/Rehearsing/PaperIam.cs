using System.Collections.Concurrent;
using XScrape.Arns;
using XScrape.Cloud.Calls;
using XScrape.Cloud.Iam;
using XScrape.Failures;
using XScrape.Policies;

namespace XScrape.Rehearsing;

/// <summary>IAM on paper: each role is read once, and changed in memory.</summary>
internal sealed class PaperIam(IIam inner, string partition, AccountId account, Func<RoleArn, CancellationToken, Task<bool>> isMissing) : IIam
{
    private readonly ConcurrentDictionary<RoleName, Lazy<Task<PaperRole>>> _roles = new();
    private int _made;

    public async Task<IamRole> CreateRoleAsync(NewRole role, CancellationToken stop)
    {
        await RefuseMissingAsync(role.Trust, stop).ConfigureAwait(false);
        PaperRole paper = await ReadAsync(role.Name, stop).ConfigureAwait(false);
        lock (paper)
        {
            if (paper.Role is not null)
            {
                throw new XScrapeException(FailureId.AlreadyExists, $"The role {role.Name} exists already.");
            }

            RoleArn arn = new(partition, account, role.Path, role.Name);
            IamRole made = new(arn, $"planned-{Interlocked.Increment(ref _made)}", role.Trust.ToJson(), role.Tags, role.PermissionsBoundary);
            paper.Replace(made);
            PaperTrail.Note(new PaperCall("iam", account, "CreateRole", arn.ToString()) { After = role.Trust.ToString() });
            return made;
        }
    }

    public async Task<IamRole?> GetRoleAsync(RoleName role, CancellationToken stop)
    {
        PaperRole paper = await ReadAsync(role, stop).ConfigureAwait(false);
        lock (paper)
        {
            return paper.Role;
        }
    }

    public Task TagRoleAsync(RoleName role, IReadOnlyDictionary<string, string> tags, CancellationToken stop) => ChangeAsync(role, "TagRole", (paper, there) =>
    {
        paper.Role = there with { Tags = there.Tags.Where(t => !tags.ContainsKey(t.Key)).Concat(tags).ToDictionary(t => t.Key, t => t.Value) };
        return (null, string.Join(Environment.NewLine, tags.Select(t => $"{t.Key} = {t.Value}")));
    }, stop);

    public Task UntagRoleAsync(RoleName role, IReadOnlyCollection<string> keys, CancellationToken stop) => ChangeAsync(role, "UntagRole", (paper, there) =>
    {
        paper.Role = there with { Tags = there.Tags.Where(t => !keys.Contains(t.Key)).ToDictionary(t => t.Key, t => t.Value) };
        return (string.Join(Environment.NewLine, keys), null);
    }, stop);

    public async Task UpdateAssumeRolePolicyAsync(RoleName role, PolicyDocument trust, CancellationToken stop)
    {
        await RefuseMissingAsync(trust, stop).ConfigureAwait(false);
        await ChangeAsync(role, "UpdateAssumeRolePolicy", (paper, there) =>
        {
            paper.Role = there with { TrustJson = trust.ToJson() };
            return (Shown(there.TrustJson), trust.ToString());
        }, stop).ConfigureAwait(false);
    }

    public async Task PutRolePolicyAsync(RoleName role, string policyName, PolicyDocument policy, CancellationToken stop)
    {
        PolicyDocument? before = await GetRolePolicyAsync(role, policyName, stop).ConfigureAwait(false);
        await ChangeAsync(role, "PutRolePolicy", (paper, _) =>
        {
            paper.Inline[policyName] = policy;
            return (before?.ToString(), policy.ToString());
        }, stop).ConfigureAwait(false);
    }

    public async Task<PolicyDocument?> GetRolePolicyAsync(RoleName role, string policyName, CancellationToken stop)
    {
        PaperRole paper = await ReadAsync(role, stop).ConfigureAwait(false);
        lock (paper)
        {
            if (paper.Role is null || paper.IsNew || paper.Inline.ContainsKey(policyName))
            {
                return paper.Inline.TryGetValue(policyName, out PolicyDocument? policy) ? policy : null;
            }
        }

        return await inner.GetRolePolicyAsync(role, policyName, stop).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<string>> ListRolePoliciesAsync(RoleName role, CancellationToken stop)
    {
        IReadOnlyList<string> there = await ThereAsync(role, inner.ListRolePoliciesAsync, stop).ConfigureAwait(false);
        PaperRole paper = await ReadAsync(role, stop).ConfigureAwait(false);
        lock (paper)
        {
            return [.. there.Where(n => !paper.Inline.ContainsKey(n)), .. paper.Inline.Where(p => p.Value is not null).Select(p => p.Key)];
        }
    }

    public Task DeleteRolePolicyAsync(RoleName role, string policyName, CancellationToken stop) => ChangeAsync(role, "DeleteRolePolicy", (paper, _) =>
    {
        paper.Inline[policyName] = null;
        return (policyName, null);
    }, stop);

    public Task AttachRolePolicyAsync(RoleName role, string policyArn, CancellationToken stop) => ChangeAsync(role, "AttachRolePolicy", (paper, _) =>
    {
        paper.Attached[policyArn] = true;
        return (null, policyArn);
    }, stop);

    public Task DetachRolePolicyAsync(RoleName role, string policyArn, CancellationToken stop) => ChangeAsync(role, "DetachRolePolicy", (paper, _) =>
    {
        paper.Attached[policyArn] = false;
        return (policyArn, null);
    }, stop);

    public async Task<IReadOnlyList<string>> ListAttachedRolePoliciesAsync(RoleName role, CancellationToken stop)
    {
        IReadOnlyList<string> there = await ThereAsync(role, inner.ListAttachedRolePoliciesAsync, stop).ConfigureAwait(false);
        PaperRole paper = await ReadAsync(role, stop).ConfigureAwait(false);
        lock (paper)
        {
            return [.. there.Where(p => !paper.Attached.ContainsKey(p)), .. paper.Attached.Where(p => p.Value).Select(p => p.Key)];
        }
    }

    public Task<IReadOnlyList<string>> ListInstanceProfilesForRoleAsync(RoleName role, CancellationToken stop) => ThereAsync(role, inner.ListInstanceProfilesForRoleAsync, stop);

    public async Task DeleteRoleAsync(RoleName role, CancellationToken stop)
    {
        await ChangeAsync(role, "DeleteRole", (paper, _) =>
        {
            paper.Replace(null);
            return (null, null);
        }, stop).ConfigureAwait(false);
    }

    public Task<PolicySimulation> SimulatePrincipalPolicyAsync(RoleArn role, string action, string resource, IReadOnlyDictionary<string, string> context, CancellationToken stop) =>
        inner.SimulatePrincipalPolicyAsync(role, action, resource, context, stop);

    /// <summary>A list of the role as AWS has it; a role that is on paper only has nothing there.</summary>
    private async Task<IReadOnlyList<string>> ThereAsync(RoleName role, Func<RoleName, CancellationToken, Task<IReadOnlyList<string>>> list, CancellationToken stop)
    {
        PaperRole paper = await ReadAsync(role, stop).ConfigureAwait(false);
        lock (paper)
        {
            if (paper.Role is null)
            {
                throw NotFound(role);
            }

            if (paper.IsNew)
            {
                return [];
            }
        }

        return await list(role, stop).ConfigureAwait(false);
    }

    private async Task ChangeAsync(RoleName role, string operation, Func<PaperRole, IamRole, (string? Before, string? After)> change, CancellationToken stop)
    {
        PaperRole paper = await ReadAsync(role, stop).ConfigureAwait(false);
        lock (paper)
        {
            IamRole there = paper.Role ?? throw NotFound(role);
            (string? before, string? after) = change(paper, there);
            PaperTrail.Note(new PaperCall("iam", account, operation, there.Arn.ToString()) { Before = before, After = after });
        }
    }

    /// <summary>IAM takes no policy that names a role which does not exist.</summary>
    private async Task RefuseMissingAsync(PolicyDocument trust, CancellationToken stop)
    {
        foreach (string principal in trust.Statements.SelectMany(s => s.Principal?.AllAws() ?? []).Distinct().Where(p => p.Contains(":role/")))
        {
            if (await isMissing(RoleArn.Parse(principal), stop).ConfigureAwait(false))
            {
                throw new XScrapeException(FailureId.InvalidPrincipal, $"There is no role {principal}, and IAM refuses a trust policy that names it.", "Make the role first, then run the same command again.");
            }
        }
    }

    private async Task<PaperRole> ReadAsync(RoleName role, CancellationToken stop)
    {
        Lazy<Task<PaperRole>> read = _roles.GetOrAdd(role, name => new(async () => new PaperRole(await inner.GetRoleAsync(name, stop).ConfigureAwait(false))));
        try
        {
            return await read.Value.ConfigureAwait(false);
        }
        catch
        {
            _ = _roles.TryRemove(role, out _);
            throw;
        }
    }

    private static XScrapeException NotFound(RoleName role) => new(FailureId.NotFound, $"There is no role {role}.");

    private static string Shown(string json)
    {
        try
        {
            return PolicyDocument.Parse(json).ToString();
        }
        catch (XScrapeException)
        {
            return json;
        }
    }
}
