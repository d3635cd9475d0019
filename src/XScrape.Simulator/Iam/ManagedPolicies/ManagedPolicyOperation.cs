using System.Globalization;
using XScrape.Simulator.Http;
using XScrape.Simulator.Iam.Requests;
using XScrape.Simulator.Naming;
using XScrape.Simulator.Policies;
using XScrape.Simulator.World;
using XScrape.Simulator.World.Permissions;

namespace XScrape.Simulator.Iam.ManagedPolicies;

/// <summary>What IAM's operations on managed policies have in common: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-versioning.html.</summary>
internal abstract class ManagedPolicyOperation(bool isWrite) : IamOperation(isWrite)
{
    private const int MostCharacters = 6144;

    /// <summary>Finds the policy after the caller's permission for it.</summary>
    protected static ManagedPolicy FindManaged(Call call, string action, Action<RequestContext>? more = null)
    {
        string arn = call.Form.NeedArn("PolicyArn");
        TagMap tags = call.Account.FindPolicy(arn)?.Tags ?? [];
        call.Authorize(action, arn, request =>
        {
            request.WithTags("aws:ResourceTag/", tags).WithTags("iam:ResourceTag/", tags);
            more?.Invoke(request);
        });
        return FindPolicy(call, arn);
    }

    /// <summary>Finds a policy that is to be changed; those of AWS belong to another account.</summary>
    protected static ManagedPolicy FindManagedForWrite(Call call, string action, Action<RequestContext>? more = null)
    {
        ManagedPolicy policy = FindManaged(call, action, more);
        if (policy.IsOfAws)
        {
            throw call.Denied(action, "policy " + policy.Arn, string.Empty);
        }

        foreach (Identity identity in call.Account.Identities.Where(identity => identity.Attached.Contains(policy) || ReferenceEquals(identity.BoundaryPolicy, policy)))
        {
            call.World.Collector.Touch(identity.Arn); // what was collected before the change was collected under the old version
        }

        return policy;
    }

    protected static string NewDocument(Call call)
    {
        string text = Document(call, "PolicyDocument");
        _ = ReadPolicy(text);
        return text.Count(c => !char.IsWhiteSpace(c)) <= MostCharacters
            ? text
            : throw new AwsError(409, "LimitExceeded", $"Cannot exceed quota for PolicySize: {MostCharacters.ToString(CultureInfo.InvariantCulture)}");
    }

    protected static PolicyVersion FindVersion(Call call, ManagedPolicy policy)
    {
        string id = call.Form.Need("VersionId");
        return policy.Find(id) ?? throw NoSuchEntity($"Policy {policy.Arn} version {id} does not exist or is not attachable.");
    }

    protected static bool WantsDefault(Call call) => string.Equals(call.Form["SetAsDefault"], "true", StringComparison.OrdinalIgnoreCase);
}
