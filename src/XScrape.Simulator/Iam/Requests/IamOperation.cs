using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using XScrape.Simulator.Http;
using XScrape.Simulator.Naming;
using XScrape.Simulator.Policies;
using XScrape.Simulator.World;
using XScrape.Simulator.World.Permissions;

namespace XScrape.Simulator.Iam.Requests;

/// <summary>What IAM's operations have in common: https://docs.aws.amazon.com/IAM/latest/APIReference/Welcome.html.</summary>
internal abstract class IamOperation(bool isWrite) : FormOperation("iam", Protocol.Query, isWrite)
{
    private const int MaxDocument = 131072;
    private const int LongestPath = 512;
    private static readonly Regex s_path = Pattern.Whole("/|/[!-~]+/");
    private static readonly Regex s_name = Pattern.Whole("[\\w+=,.@-]+");

    private static readonly Regex s_tag = Pattern.WholeUnicode("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

    protected static XElement Element(string name, string? value) => new(name, value ?? string.Empty);

    protected static string Time(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    protected static string NameOf(Call call, string parameter, int most)
    {
        string name = call.Form.Need(parameter);
        return name.Length >= 1 && name.Length <= most && s_name.IsMatch(name)
            ? name
            : throw Form.Invalid($"The specified value for {Form.Camel(parameter)} is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_- and have 1 to {most.ToString(CultureInfo.InvariantCulture)} characters");
    }

    /// <summary>Finds the role after the caller's permission for it, so that a refusal shows nothing about what exists.</summary>
    protected static Role Find(Call call, string action, Action<RequestContext>? more = null)
    {
        string name = NameOf(call, "RoleName", 128);
        Role? role = call.Account.FindRole(name);
        string arn = role?.Arn ?? $"arn:{call.Account.Partition}:iam::{call.Account.Id}:role/{name}";
        call.Authorize(action, arn, request =>
        {
            request
                .WithTags("aws:ResourceTag/", role?.Tags ?? [])
                .WithTags("iam:ResourceTag/", role?.Tags ?? [])
                .With("iam:PermissionsBoundary", role?.BoundaryPolicy?.Arn);
            more?.Invoke(request);
        });
        return role ?? throw NoSuchEntity($"The role with name {name} cannot be found.");
    }

    /// <summary>Finds a role that is to be changed; a service-linked one cannot be.</summary>
    protected static Role FindForWrite(Call call, string action, Action<RequestContext>? more = null)
    {
        Role role = Find(call, action, more);
        if (role.IsServiceLinked)
        {
            throw new AwsError(400, "UnmodifiableEntity", $"Cannot perform the operation on the protected role '{role.Name}' - this role is only modifiable by AWS");
        }

        call.World.Collector.Touch(role.Arn);
        role.Before = new RoleView(call.World.Now, true, ShowTrust(call, role), role.Tags.Copy(), role.Description);
        return role;
    }

    /// <summary>What a stale read still shows instead of the role; null for a fresh read.</summary>
    protected static RoleView? Stale(Call call, Role role) => RoleElement.Stale(call, role);

    protected static string ShowTrust(Call call, Role role) => role.Trust.Show(call.World.IsAlive);

    internal static AwsError NoSuchEntity(string message) => new(404, "NoSuchEntity", message);

    protected static string PathOf(Call call)
    {
        string path = call.Form["Path"] ?? "/";
        return path.Length <= LongestPath && s_path.IsMatch(path)
            ? path
            : throw Form.Invalid("The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.");
    }

    /// <summary>The boundary that is asked for; null where none is.</summary>
    protected static string? BoundaryOf(Call call) => call.Form["PermissionsBoundary"] is null ? null : call.Form.NeedArn("PermissionsBoundary");

    /// <summary>Condition keys of what is made with tags and a boundary.</summary>
    protected static Action<RequestContext> KeysOf(TagMap tags, string? boundaryArn) => request => request
        .With("iam:PermissionsBoundary", boundaryArn)
        .WithTags("aws:RequestTag/", tags)
        .With("aws:TagKeys", [.. tags.Select(tag => tag.Key)]);

    /// <summary>A role's description is Latin-1 text of up to 1,000 characters; null where none is sent.</summary>
    protected static string? DescriptionOf(Call call)
    {
        const int Most = 1000;
        string? text = call.Form["Description"];
        return text is null || (text.Length <= Most && text.All(c => c is '\t' or '\n' or '\r' or (>= ' ' and <= '~') or (>= '\u00A1' and <= '\u00FF')))
            ? text
            : throw Form.Invalid("1 validation error detected: Value at 'description' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]* and have length less than or equal to 1000");
    }

    internal static string Document(Call call, string parameter)
    {
        string text = call.Form.Need(parameter);
        return text.Length is > 0 and <= MaxDocument && text.All(c => c is '\t' or '\n' or '\r' or (>= ' ' and <= '\u00FF'))
            ? text
            : throw new AwsError(400, "MalformedPolicyDocument", "The policy document has characters that are not allowed, or is too long.");
    }

    internal static PolicyDocument ReadPolicy(string text)
    {
        try
        {
            return PolicyDocument.Parse(text, PolicyKind.Identity);
        }
        catch (PolicyError error)
        {
            throw new AwsError(400, "MalformedPolicyDocument", error.Message);
        }
    }

    internal static ManagedPolicy FindPolicy(Call call, string arn)
    {
        if (Arn.TryParse(arn) is not { Service: "iam" } parsed || !parsed.Resource.StartsWith("policy/", StringComparison.Ordinal))
        {
            throw new AwsError(400, "InvalidInput", $"ARN {arn} is not valid.");
        }

        return call.Account.FindPolicy(arn) ?? throw NoSuchEntity($"Policy {arn} does not exist or is not attachable.");
    }

    /// <summary>Tags have limits: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html.</summary>
    internal static void CheckTags(TagMap tags, int inAll)
    {
        const int LongestKey = 128;
        const int LongestValue = 256;
        if (inAll > TagMap.Most)
        {
            throw new AwsError(409, "LimitExceeded", "The number of tags has reached the maximum limit.");
        }

        foreach (KeyValuePair<string, string> tag in tags)
        {
            if (tag.Key.Length is 0 or > LongestKey || tag.Value.Length > LongestValue || !s_tag.IsMatch(tag.Key + tag.Value))
            {
                throw Form.Invalid($"1 validation error detected: the tag '{tag.Key}' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\p{{L}}\\p{{Z}}\\p{{N}}_.:/=+\\-@]+");
            }

            if (tag.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            {
                throw new AwsError(400, "InvalidInput", "Tag keys starting with 'aws:' are reserved for internal use.");
            }
        }
    }
}
