using XScrape.Simulator.Http;
using XScrape.Simulator.Iam.Requests;
using XScrape.Simulator.World;
using XScrape.Simulator.World.Permissions;

namespace XScrape.Simulator.Iam.ManagedPolicies;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicies.html.</summary>
internal sealed class ListPolicies() : ManagedPolicyOperation(isWrite: false)
{
    public override Reply Run(Call call)
    {
        call.Authorize("iam:ListPolicies", "*");
        string scope = call.Form["Scope"] ?? "All";
        string prefix = call.Form["PathPrefix"] ?? "/";
        bool attached = string.Equals(call.Form["OnlyAttached"], "true", StringComparison.OrdinalIgnoreCase);
        string? usage = call.Form["PolicyUsageFilter"];
        if (scope is not ("All" or "AWS" or "Local") || usage is not (null or "PermissionsPolicy" or "PermissionsBoundary"))
        {
            throw Form.Invalid("1 validation error detected: Value at 'scope' or 'policyUsageFilter' failed to satisfy constraint: Member must satisfy enum value set");
        }

        ManagedPolicy[] found = [.. call.Account.Policies.Where(policy =>
            (scope == "All" || policy.IsOfAws == (scope == "AWS"))
            && policy.Path.StartsWith(prefix, StringComparison.Ordinal)
            && (!attached || IsUsed(call.Account, policy, usage)))];
        return IamPage.Of(call, "Policies", found, policy => PolicyElement.Of(call.Account, policy, "member", whole: false));
    }

    private static bool IsUsed(Account account, ManagedPolicy policy, string? usage) => account.Identities.Any(identity =>
        (usage != "PermissionsBoundary" && identity.Attached.Contains(policy)) || (usage != "PermissionsPolicy" && ReferenceEquals(identity.BoundaryPolicy, policy)));
}
