using System.Globalization;
using System.Xml.Linq;
using XScrape.Simulator.Http.Requests;
using XScrape.Simulator.Iam.Requests;
using XScrape.Simulator.World;
using XScrape.Simulator.World.Permissions;

namespace XScrape.Simulator.Iam.ManagedPolicies;

/// <summary>Writes managed policies and their versions as IAM shows them.</summary>
internal static class PolicyElement
{
    public static XElement Of(Account account, ManagedPolicy policy, string name = "Policy", bool whole = true)
    {
        int attachments = account.Identities.Count(identity => identity.Attached.Contains(policy));
        int boundaries = account.Identities.Count(identity => ReferenceEquals(identity.BoundaryPolicy, policy));
        XElement element = new(
            name,
            new XElement("PolicyName", policy.Name),
            new XElement("PolicyId", policy.Id),
            new XElement("Arn", policy.Arn),
            new XElement("Path", policy.Path),
            new XElement("DefaultVersionId", policy.Default.Id),
            new XElement("AttachmentCount", attachments.ToString(CultureInfo.InvariantCulture)),
            new XElement("PermissionsBoundaryUsageCount", boundaries.ToString(CultureInfo.InvariantCulture)),
            new XElement("IsAttachable", "true"),
            new XElement("CreateDate", Time(policy.Created)),
            new XElement("UpdateDate", Time(policy.Versions.Max(version => version.Created))));
        if (whole && policy.Description is { } description)
        {
            element.Add(new XElement("Description", description));
        }

        if (whole && policy.Tags.Count > 0)
        {
            element.Add(new XElement("Tags", policy.Tags.Select(RoleElement.Tag)));
        }

        return element;
    }

    public static XElement Of(ManagedPolicy policy, PolicyVersion version, string name, bool withDocument)
    {
        XElement element = new(
            name,
            new XElement("VersionId", version.Id),
            new XElement("IsDefaultVersion", ReferenceEquals(version, policy.Default) ? "true" : "false"),
            new XElement("CreateDate", Time(version.Created)));
        if (withDocument)
        {
            element.AddFirst(new XElement("Document", PercentEncoding.Encode(version.Document)));
        }

        return element;
    }

    private static string Time(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
