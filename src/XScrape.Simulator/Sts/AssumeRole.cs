using System.Text.RegularExpressions;
using System.Xml.Linq;
using XScrape.Simulator.Http;
using XScrape.Simulator.Naming;
using XScrape.Simulator.Policies;
using XScrape.Simulator.World;

namespace XScrape.Simulator.Sts;

/// <summary>https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html.</summary>
internal sealed class AssumeRole() : StsOperation(isWrite: false)
{
    private const int ChainedSeconds = 3600;
    private static readonly Regex s_session = Pattern.Whole("[\\w+=,.@-]{2,64}");
    private static readonly Regex s_externalId = Pattern.Whole("[\\w+=,.@:/-]{2,1224}");

    public override Reply Run(Call call)
    {
        string arn = call.Form.NeedArn("RoleArn");
        string session = Matching(call, "RoleSessionName", s_session) ?? call.Form.Need("RoleSessionName");
        string? externalId = Matching(call, "ExternalId", s_externalId);
        if (Arn.TryParse(arn) is not { Service: "iam" } parsed || !parsed.Resource.StartsWith("role/", StringComparison.Ordinal))
        {
            throw Form.Invalid($"{arn} is invalid");
        }

        RefuseSecondFactor(call, arn);
        SessionRequest wanted = SessionRequest.Of(call);
        Role role = Permitted(call, arn, request => wanted.Describe(request).With("sts:RoleSessionName", session).With("sts:ExternalId", externalId), wanted);
        TimeSpan time = TimeSpan.FromSeconds(Duration(call, role));
        return Begin(call, new Caller(role, session, wanted.Terms(call, role)), time, new XElement(
            "AssumedRoleUser",
            new XElement("AssumedRoleId", $"{role.Id}:{session}"),
            new XElement("Arn", new Caller(role, session).Arn)));
    }

    /// <summary>A missing role and a refused one get the same answer; tags and a source identity need permissions of their own.</summary>
    private static Role Permitted(Call call, string arn, Action<RequestContext> describe, SessionRequest wanted)
    {
        Role? role = call.World.FindRole(arn);
        foreach (string action in wanted.Actions)
        {
            if (role is null || role.UsableFrom > call.World.Now)
            {
                throw call.Denied(action, arn, string.Empty);
            }

            RequestContext request = call.Context(action, arn).WithTags("aws:ResourceTag/", role.Tags).WithTags("iam:ResourceTag/", role.Tags);
            describe(request);
            if (!call.World.Authorization.ByBoth(request, role.Trust.Policy, role.Trust.Ids, role.Account.Id, "trust policy").Allowed)
            {
                throw call.Denied(action, arn, string.Empty);
            }
        }

        return role!;
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
}
