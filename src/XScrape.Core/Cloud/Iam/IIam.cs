using XScrape.Arns;
using XScrape.Policies;

namespace XScrape.Cloud.Iam;

/// <summary>AWS Identity and Access Management, as far as the two roles need it. Operations are named as AWS names them.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/</remarks>
internal interface IIam
{
    /// <summary>Fails with AlreadyExists, MalformedPolicy or InvalidPrincipal.</summary>
    Task<IamRole> CreateRoleAsync(NewRole role, CancellationToken stop);

    /// <summary>Null if there is no such role.</summary>
    Task<IamRole?> GetRoleAsync(RoleName role, CancellationToken stop);

    Task TagRoleAsync(RoleName role, IReadOnlyDictionary<string, string> tags, CancellationToken stop);

    Task UntagRoleAsync(RoleName role, IReadOnlyCollection<string> keys, CancellationToken stop);

    Task UpdateAssumeRolePolicyAsync(RoleName role, PolicyDocument trust, CancellationToken stop);

    Task PutRolePolicyAsync(RoleName role, string policyName, PolicyDocument policy, CancellationToken stop);

    /// <summary>Null if the role or the policy is not there.</summary>
    Task<PolicyDocument?> GetRolePolicyAsync(RoleName role, string policyName, CancellationToken stop);

    Task<IReadOnlyList<string>> ListRolePoliciesAsync(RoleName role, CancellationToken stop);

    Task DeleteRolePolicyAsync(RoleName role, string policyName, CancellationToken stop);

    Task AttachRolePolicyAsync(RoleName role, string policyArn, CancellationToken stop);

    Task DetachRolePolicyAsync(RoleName role, string policyArn, CancellationToken stop);

    /// <summary>The ARNs of the attached managed policies.</summary>
    Task<IReadOnlyList<string>> ListAttachedRolePoliciesAsync(RoleName role, CancellationToken stop);

    /// <summary>The names of the instance profiles that hold the role.</summary>
    Task<IReadOnlyList<string>> ListInstanceProfilesForRoleAsync(RoleName role, CancellationToken stop);

    Task DeleteRoleAsync(RoleName role, CancellationToken stop);

    /// <summary>What IAM itself says of an action of a role on a resource, by the role's own policies and its boundary.</summary>
    /// <param name="role">The role; it must exist.</param>
    /// <param name="action">The action, such as sts:AssumeRole.</param>
    /// <param name="resource">The ARN of the resource; it need not exist.</param>
    /// <param name="context">Condition keys with their values.</param>
    /// <param name="stop">Cancels.</param>
    Task<PolicySimulation> SimulatePrincipalPolicyAsync(RoleArn role, string action, string resource, IReadOnlyDictionary<string, string> context, CancellationToken stop);
}
