using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace XScrape.Simulator;

/// <summary>https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html.</summary>
internal sealed class AssumeRole() : FormOperation("sts", Protocol.Query, isWrite: false)
{
    private const string Action = "sts:AssumeRole";
    private const int ChainedSeconds = 3600;
    private static readonly Regex s_session = new("^[\\w+=,.@-]{2,64}$", RegexOptions.CultureInvariant | RegexOptions.ECMAScript, TimeSpan.FromSeconds(1));
    private static readonly Regex s_externalId = new("^[\\w+=,.@:/-]{2,1224}$", RegexOptions.CultureInvariant | RegexOptions.ECMAScript, TimeSpan.FromSeconds(1));

    public override Reply Run(Call call)
    {
        string arn = call.Form.Need("RoleArn");
        string session = call.Form.Need("RoleSessionName");
        string? externalId = call.Form["ExternalId"];
        if (!s_session.IsMatch(session) || (externalId is not null && !s_externalId.IsMatch(externalId)))
        {
            throw Form.Invalid("1 validation error detected: Value at 'roleSessionName' or 'externalId' failed to satisfy constraint: Member must satisfy regular expression pattern");
        }

        if (Arn.TryParse(arn) is not { Service: "iam" } parsed || !parsed.Resource.StartsWith("role/", StringComparison.Ordinal))
        {
            throw Form.Invalid($"{arn} is invalid");
        }

        Role role = Permitted(call, arn, session, externalId);
        int seconds = Duration(call, role);
        PolicyDocument? sessionPolicy = SessionPolicy(call);
        AccessKey key = new(Ids.AccessKey(), Ids.Secret(), new Caller(role, session, sessionPolicy))
        {
            SessionToken = Ids.Token(),
            SessionPolicyText = sessionPolicy is null ? null : call.Form["Policy"],
            Expiration = call.World.Options.WallClock.GetUtcNow().AddSeconds(seconds),
        };
        call.World.Keep(key);
        return Answer(key, role, session);
    }

    /// <summary>A missing role and a refused one get the same answer.</summary>
    private static Role Permitted(Call call, string arn, string session, string? externalId)
    {
        Role? role = call.World.FindRole(arn);
        if (role is null || role.UsableFrom > call.World.Now)
        {
            throw call.Denied(Action, arn, string.Empty);
        }

        RequestContext request = new RequestContext(call.Caller, Action, arn)
            .With("sts:RoleSessionName", session)
            .With("sts:ExternalId", externalId)
            .With("aws:RequestedRegion", call.Region)
            .With("aws:SourceIp", "127.0.0.1")
            .With("aws:SecureTransport", "true")
            .WithTags("aws:ResourceTag/", role.Tags)
            .WithTags("iam:ResourceTag/", role.Tags);
        return call.World.Authorization.ByBoth(request, role.Trust.Policy, role.Trust.Ids, role.Account, "trust policy").Allowed
            ? role
            : throw call.Denied(Action, arn, string.Empty);
    }

    private static int Duration(Call call, Role role)
    {
        int seconds = call.Form.Number("DurationSeconds", 900, 43200) ?? 3600;
        if (call.Caller.Role is not null && seconds > ChainedSeconds)
        {
            throw Form.Invalid("The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining");
        }

        return seconds <= role.MaxSessionSeconds
            ? seconds
            : throw Form.Invalid("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
    }

    private static PolicyDocument? SessionPolicy(Call call)
    {
        try
        {
            return call.Form["Policy"] is { } text ? PolicyDocument.Parse(text, PolicyKind.Identity) : null;
        }
        catch (PolicyError error)
        {
            throw new AwsError(400, "MalformedPolicyDocument", error.Message);
        }
    }

    private static Reply Answer(AccessKey key, Role role, string session) => Reply.OfXml(
        new XElement(
            "AssumedRoleUser",
            new XElement("AssumedRoleId", $"{role.Id}:{session}"),
            new XElement("Arn", key.Caller.Arn)),
        new XElement(
            "Credentials",
            new XElement("AccessKeyId", key.Id),
            new XElement("SecretAccessKey", key.Secret),
            new XElement("SessionToken", key.SessionToken),
            new XElement("Expiration", key.Expiration!.Value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))));
}
