using System.Globalization;
using System.Xml.Linq;

namespace XScrape.Simulator;

/// <summary>
/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html; for roles: their own policies and their
/// permissions boundary, no policies from the request.
/// </summary>
internal sealed class SimulatePrincipalPolicy() : IamOperation(isWrite: false)
{
    public override Reply Run(Call call)
    {
        string arn = call.Form.Need("PolicySourceArn");
        call.Authorize("iam:SimulatePrincipalPolicy", arn);
        Role role = call.Account.FindRoleByArn(arn) ?? throw NoSuchEntity($"The role with name {arn.Substring(arn.LastIndexOf('/') + 1)} cannot be found.");
        IReadOnlyList<string> actions = call.Form.List("ActionNames.member");
        if (actions.Count == 0)
        {
            throw Form.Invalid("1 validation error detected: actionNames must not be empty");
        }

        IReadOnlyList<string> resources = call.Form.List("ResourceArns.member") is { Count: > 0 } given ? given : ["*"];
        return Reply.OfXml(
            new XElement("IsTruncated", "false"),
            new XElement("EvaluationResults", actions.SelectMany(action => resources.Select(resource => Result(call, role, action, resource)))));
    }

    private static XElement Result(Call call, Role role, string action, string resource)
    {
        RequestContext request = new(new Caller(role, "simulation"), action, resource);
        for (int i = 1; call.Form[$"ContextEntries.member.{Text(i)}.ContextKeyName"] is { } name; i++)
        {
            request.With(name, [.. call.Form.List($"ContextEntries.member.{Text(i)}.ContextKeyValues.member")]);
        }

        PolicyEffect? boundary = role.Boundary?.Evaluate(request);
        (string Id, string Type, PolicyEffect Effect)[] policies = [.. Policies(role).Select(policy => (policy.Id, policy.Type, policy.Policy.Evaluate(request)))];
        bool denied = boundary is { Denied: true } || policies.Any(policy => policy.Effect.Denied);
        bool allowed = !denied && policies.Any(policy => policy.Effect.Allowed) && (boundary is null or { Allowed: true });
        IEnumerable<XElement> matched = policies.Where(policy => denied ? policy.Effect.Denied : policy.Effect.Allowed)
            .Select(policy => new XElement("member", Element("SourcePolicyId", policy.Id), Element("SourcePolicyType", policy.Type)));
        XElement result = new(
            "member",
            Element("EvalActionName", action),
            Element("EvalResourceName", resource),
            Element("EvalDecision", denied ? "explicitDeny" : allowed ? "allowed" : "implicitDeny"),
            new XElement("MatchedStatements", matched),
            new XElement("MissingContextValues"));
        if (boundary is { } limit)
        {
            result.Add(new XElement("PermissionsBoundaryDecisionDetail", Element("AllowedByPermissionsBoundary", limit.Allowed ? "true" : "false")));
        }

        return result;
    }

    private static IEnumerable<(string Id, string Type, PolicyDocument Policy)> Policies(Role role) =>
    [
        .. role.Inline.Select(inline => ($"role_{role.Name}_{inline.Key}", "IAM Policy", inline.Value.Policy)),
        .. role.Attached.Select(policy => (policy.Name, "IAM Policy", policy.Policy)),
    ];

    private static string Text(int i) => i.ToString(CultureInfo.InvariantCulture);
}
