using System.Globalization;
using System.Xml.Linq;
using XScrape.Simulator.Http;
using XScrape.Simulator.Http.Requests;
using XScrape.Simulator.Naming;
using XScrape.Simulator.World;
using XScrape.Simulator.World.Permissions;

namespace XScrape.Simulator.Iam.Requests;

/// <summary>What roles and users do with policies in the same way.</summary>
internal static class IdentityPolicies
{
    private const int MostAttached = 10;

    public static Reply PutInline(Call call, Identity identity, string name, int mostInAll)
    {
        string text = IamOperation.Document(call, "PolicyDocument");
        InlinePolicy policy = new(text, IamOperation.ReadPolicy(text));
        if (identity.Inline.Where(other => other.Key != name).Sum(other => other.Value.Size) + policy.Size > mostInAll)
        {
            throw new AwsError(409, "LimitExceeded", $"Maximum policy size of {mostInAll.ToString(CultureInfo.InvariantCulture)} bytes exceeded for {Kind(identity)} {identity.Name}");
        }

        identity.Put(name, policy);
        return Reply.Empty;
    }

    public static Reply ShowInline(Identity identity, string name) => identity.Inline.TryGetValue(name, out InlinePolicy? policy)
        ? Reply.OfXml(
            new XElement(identity is Role ? "RoleName" : "UserName", identity.Name),
            new XElement("PolicyName", name),
            new XElement("PolicyDocument", PercentEncoding.Encode(policy.Text)))
        : throw Missing(identity, name);

    public static Reply DeleteInline(Identity identity, string name) => identity.DeleteInline(name) ? Reply.Empty : throw Missing(identity, name);

    public static Reply Attach(Call call, Identity identity, string arn)
    {
        ManagedPolicy policy = IamOperation.FindPolicy(call, arn);
        if (identity.Attached.Count >= MostAttached && !identity.Attached.Contains(policy))
        {
            throw new AwsError(409, "LimitExceeded", $"Cannot exceed quota for PoliciesPer{(identity is Role ? "Role" : "User")}: {MostAttached.ToString(CultureInfo.InvariantCulture)}");
        }

        identity.Attach(policy);
        return Reply.Empty;
    }

    public static Reply Detach(Identity identity, string arn) =>
        identity.Detach(arn) ? Reply.Empty : throw IamOperation.NoSuchEntity($"Policy {arn} was not found.");

    public static Reply DropBoundary(Identity identity)
    {
        identity.BoundaryPolicy = identity.BoundaryPolicy is null ? throw IamOperation.NoSuchEntity($"The {Kind(identity)} {identity.Name} has no permissions boundary.") : null;
        return Reply.Empty;
    }

    public static Reply Tag(Identity identity, TagMap tags)
    {
        IamOperation.CheckTags(tags, identity.Tags.CountWith(tags));
        foreach (KeyValuePair<string, string> tag in tags)
        {
            identity.Tags.Set(tag.Key, tag.Value);
        }

        return Reply.Empty;
    }

    /// <summary>What must go before the role or user can.</summary>
    public static void RefuseUnlessBare(Identity identity)
    {
        if (identity.Attached.Count > 0)
        {
            throw new AwsError(409, "DeleteConflict", "Cannot delete entity, must detach all policies first.");
        }

        if (identity.Inline.Count > 0)
        {
            throw new AwsError(409, "DeleteConflict", "Cannot delete entity, must delete policies first.");
        }
    }

    private static AwsError Missing(Identity identity, string name) => IamOperation.NoSuchEntity($"The {Kind(identity)} policy with name {name} cannot be found.");

    private static string Kind(Identity identity) => identity is Role ? "role" : "user";
}
