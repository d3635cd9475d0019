using System.Globalization;
using System.Xml.Linq;
using XScrape.Simulator.Http;
using XScrape.Simulator.Http.Requests;
using XScrape.Simulator.Naming;
using XScrape.Simulator.World;
using XScrape.Simulator.World.Permissions;

namespace XScrape.Simulator.Iam.Requests;

/// <summary>Writes a role as IAM shows it; policy documents are URL-encoded after RFC 3986.</summary>
internal static class RoleElement
{
    public static XElement Of(Call call, Role role, string name = "Role", bool whole = true)
    {
        RoleView? old = Stale(call, role) is { Existed: true } stale ? stale : null;
        string trust = old?.TrustText ?? role.Trust.Show(call.World.IsAlive);
        XElement element = new(
            name,
            new XElement("Path", role.Path),
            new XElement("RoleName", role.Name),
            new XElement("RoleId", role.Id),
            new XElement("Arn", role.Arn),
            new XElement("CreateDate", role.Created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
            new XElement("AssumeRolePolicyDocument", PercentEncoding.Encode(trust)));
        string? description = old is null ? role.Description : old.Description;
        if (description is not null)
        {
            element.Add(new XElement("Description", description));
        }

        element.Add(new XElement("MaxSessionDuration", role.MaxSessionSeconds.ToString(CultureInfo.InvariantCulture)));
        if (!whole)
        {
            return element;
        }

        AddBoundaryAndTags(element, role.BoundaryPolicy, old?.Tags ?? role.Tags);
        element.Add(new XElement("RoleLastUsed"));
        return element;
    }

    public static void AddBoundaryAndTags(XElement element, ManagedPolicy? boundary, TagMap tags)
    {
        if (boundary is not null)
        {
            element.Add(new XElement("PermissionsBoundary", new XElement("PermissionsBoundaryType", "PermissionsBoundaryPolicy"), new XElement("PermissionsBoundaryArn", boundary.Arn)));
        }

        if (tags.Count > 0)
        {
            element.Add(new XElement("Tags", tags.Select(Tag)));
        }
    }

    /// <summary>What the role was, if it has changed within the lag of reads.</summary>
    public static RoleView? Stale(Call call, Role role)
    {
        TimeSpan lag = call.ReadLag > call.World.Options.ReadLag ? call.ReadLag : call.World.Options.ReadLag;
        return role.Before is { } before && before.ChangedAt + lag > call.World.Now ? before : null;
    }

    public static XElement Tag(KeyValuePair<string, string> tag) => new("member", new XElement("Key", tag.Key), new XElement("Value", tag.Value));
}
