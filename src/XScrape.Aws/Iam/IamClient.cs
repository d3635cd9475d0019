using System.Globalization;
using System.Xml.Linq;
using XScrape.Arns;
using XScrape.Aws.Signing;
using XScrape.Aws.Wire;
using XScrape.Aws.Wire.Requests;
using XScrape.Aws.Wire.Responses;
using XScrape.Aws.Wire.Sites;
using XScrape.Cloud.Iam;
using XScrape.Failures;
using XScrape.Policies;

namespace XScrape.Aws.Iam;

/// <summary>AWS Identity and Access Management, the operations on roles that are used. Operations and members are named as AWS names them.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/</remarks>
internal sealed class IamClient(AccountCredentials credentials, WireSite site) : QueryClient(credentials, ServiceName.Iam, site), IIam
{
    private const string PageSize = "1000";

    public async Task<IamRole> CreateRoleAsync(NewRole role, CancellationToken stop)
    {
        FormBody form = Of(role.Name)
            .Add("Path", role.Path.ToString())
            .Add("AssumeRolePolicyDocument", role.Trust.ToJson())
            .Add("Description", role.Description)
            .Add("PermissionsBoundary", role.PermissionsBoundary)
            .Tags(role.Tags);
        return ReadXml(await PostAsync(IamOperations.CreateRole, form, stop).ConfigureAwait(false), IamOperations.CreateRole, result => ReadRole(result, role.Name));
    }

    public async Task<IamRole?> GetRoleAsync(RoleName role, CancellationToken stop)
    {
        try
        {
            return ReadXml(await PostAsync(IamOperations.GetRole, Of(role), stop).ConfigureAwait(false), IamOperations.GetRole, result => ReadRole(result, role));
        }
        catch (XScrapeException fault) when (fault.Id == FailureId.NotFound)
        {
            return null;
        }
    }

    public Task TagRoleAsync(RoleName role, IReadOnlyDictionary<string, string> tags, CancellationToken stop) =>
        PostAsync(IamOperations.TagRole, Of(role).Tags(tags), stop);

    public Task UntagRoleAsync(RoleName role, IReadOnlyCollection<string> keys, CancellationToken stop) =>
        PostAsync(IamOperations.UntagRole, Of(role).List("TagKeys", keys), stop);

    public Task UpdateAssumeRolePolicyAsync(RoleName role, PolicyDocument trust, CancellationToken stop) =>
        PostAsync(IamOperations.UpdateAssumeRolePolicy, Of(role).Add("PolicyDocument", trust.ToJson()), stop);

    public Task PutRolePolicyAsync(RoleName role, string policyName, PolicyDocument policy, CancellationToken stop) =>
        PostAsync(IamOperations.PutRolePolicy, Of(role).Add("PolicyName", policyName).Add("PolicyDocument", policy.ToJson()), stop);

    public async Task<PolicyDocument?> GetRolePolicyAsync(RoleName role, string policyName, CancellationToken stop)
    {
        try
        {
            ServiceResponse answer = await PostAsync(IamOperations.GetRolePolicy, Of(role).Add("PolicyName", policyName), stop).ConfigureAwait(false);
            return ReadXml(answer, IamOperations.GetRolePolicy, result => PolicyDocument.Parse(Decoded(result.Need("PolicyDocument").Value)));
        }
        catch (XScrapeException fault) when (fault.Id == FailureId.NotFound)
        {
            return null;
        }
    }

    public Task<IReadOnlyList<string>> ListRolePoliciesAsync(RoleName role, CancellationToken stop) =>
        ListAsync(IamOperations.ListRolePolicies, role, result => result.Members("PolicyNames").Select(m => m.Value), stop);

    public Task DeleteRolePolicyAsync(RoleName role, string policyName, CancellationToken stop) =>
        PostAsync(IamOperations.DeleteRolePolicy, Of(role).Add("PolicyName", policyName), stop);

    public Task AttachRolePolicyAsync(RoleName role, string policyArn, CancellationToken stop) =>
        PostAsync(IamOperations.AttachRolePolicy, Of(role).Add("PolicyArn", policyArn), stop);

    public Task DetachRolePolicyAsync(RoleName role, string policyArn, CancellationToken stop) =>
        PostAsync(IamOperations.DetachRolePolicy, Of(role).Add("PolicyArn", policyArn), stop);

    public Task<IReadOnlyList<string>> ListAttachedRolePoliciesAsync(RoleName role, CancellationToken stop) =>
        ListAsync(IamOperations.ListAttachedRolePolicies, role, result => result.Members("AttachedPolicies").Select(m => m.Need("PolicyArn").Value), stop);

    public Task<IReadOnlyList<string>> ListInstanceProfilesForRoleAsync(RoleName role, CancellationToken stop) =>
        ListAsync(IamOperations.ListInstanceProfilesForRole, role, result => result.Members("InstanceProfiles").Select(m => m.Need("InstanceProfileName").Value), stop);

    public Task DeleteRoleAsync(RoleName role, CancellationToken stop) => PostAsync(IamOperations.DeleteRole, Of(role), stop);

    public async Task<PolicySimulation> SimulatePrincipalPolicyAsync(RoleArn role, string action, string resource, IReadOnlyDictionary<string, string> context, CancellationToken stop)
    {
        FormBody form = new FormBody().Add("PolicySourceArn", role.ToString()).List("ActionNames", [action]).List("ResourceArns", [resource]);
        int n = 0;
        foreach (KeyValuePair<string, string> key in context)
        {
            string member = string.Format(CultureInfo.InvariantCulture, "ContextEntries.member.{0}.", ++n);
            form.Add(member + "ContextKeyName", key.Key).List(member + "ContextKeyValues", [key.Value]).Add(member + "ContextKeyType", "string");
        }

        ServiceResponse answer = await PostAsync(IamOperations.SimulatePrincipalPolicy, form, stop).ConfigureAwait(false);
        return ReadXml(answer, IamOperations.SimulatePrincipalPolicy, result => SimulationReader.Read(result.Members("EvaluationResults").First()));
    }

    private static FormBody Of(RoleName role) => new FormBody().Add("RoleName", role.ToString());

    private static IamRole ReadRole(XElement result, RoleName asked)
    {
        XElement role = result.Need("Role");
        if (role.Text("RoleName") is { } name && !string.Equals(name, asked.ToString(), StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidDataException($"it is about another role than {asked}");
        }

        return new IamRole(
            RoleArn.Parse(role.Need("Arn").Value),
            role.Need("RoleId").Value,
            Decoded(role.Text("AssumeRolePolicyDocument") ?? string.Empty),
            TagText.Read(role.Members("Tags").Select(t => new KeyValuePair<string, string>(t.Need("Key").Value, t.Text("Value") ?? string.Empty))),
            role.Child("PermissionsBoundary")?.Text("PermissionsBoundaryArn"))
        {
            CreatedAt = role.Text("CreateDate") is string created
                && DateTimeOffset.TryParse(created, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : null,
        };
    }

    // Documents come back URL-encoded per RFC 3986: a plus sign is a plus sign.
    private static string Decoded(string document) => document.TrimStart().StartsWith("{", StringComparison.Ordinal) ? document : Uri.UnescapeDataString(document);

    private async Task<IReadOnlyList<string>> ListAsync(Operation operation, RoleName role, Func<XElement, IEnumerable<string>> read, CancellationToken stop)
    {
        List<string> all = [];
        string? marker = null;
        do
        {
            ServiceResponse answer = await PostAsync(operation, Of(role).Add("MaxItems", PageSize).Add("Marker", marker), stop).ConfigureAwait(false);
            string? last = marker;
            marker = ReadXml(answer, operation, result =>
            {
                all.AddRange(read(result));
                string? next = string.Equals(result.Text("IsTruncated"), "true", StringComparison.OrdinalIgnoreCase) ? result.Need("Marker").Value : null;
                return next is null || next != last ? next : throw new InvalidDataException("The same page was announced twice.");
            });
        }
        while (marker is not null);
        return all;
    }
}
