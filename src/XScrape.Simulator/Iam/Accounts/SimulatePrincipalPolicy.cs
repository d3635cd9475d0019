using System.Globalization;
using System.Xml.Linq;
using XScrape.Simulator.Http;
using XScrape.Simulator.Iam.Requests;
using XScrape.Simulator.Policies;
using XScrape.Simulator.World;

namespace XScrape.Simulator.Iam.Accounts;

/// <summary>
/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html; for users and roles: their own policies,
/// those of the request, and the permissions boundary.
/// </summary>
internal sealed class SimulatePrincipalPolicy() : IamOperation(isWrite: false)
{
    public override Reply Run(Call call)
    {
        string arn = call.Form.NeedArn("PolicySourceArn");
        call.Authorize("iam:SimulatePrincipalPolicy", arn);
        string name = arn.Substring(arn.LastIndexOf('/') + 1);
        Caller simulated = call.Account.FindRoleByArn(arn) is { } role ? new Caller(role, "simulation")
            : call.Account.FindUserByArn(arn) is { } user ? new Caller(user)
            : throw NoSuchEntity(arn.Contains(":user/") ? $"The user with name {name} cannot be found." : $"The role with name {name} cannot be found.");
        if (call.Form["ResourcePolicy"] is not null)
        {
            throw new AwsError(400, "InvalidInput", "The simulator does not simulate resource policies.");
        }

        IReadOnlyList<string> actions = call.Form.List("ActionNames.member");
        if (actions.Count == 0)
        {
            throw Form.Invalid("1 validation error detected: actionNames must not be empty");
        }

        (string Id, PolicyDocument Policy)[] policies = [.. Policies(simulated), .. call.Form.List("PolicyInputList.member").Select((text, i) => ($"PolicyInputList.{Text(i + 1)}", ReadPolicy(text)))];
        PolicyDocument? boundary = call.Form.List("PermissionsBoundaryPolicyInputList.member") is { Count: > 0 } given ? ReadPolicy(given[0]) : simulated.Boundary;
        IReadOnlyList<string> resources = call.Form.List("ResourceArns.member") is { Count: > 0 } arns ? arns : ["*"];
        return Reply.OfXml(
            new XElement("IsTruncated", "false"),
            new XElement("EvaluationResults", actions.SelectMany(action => resources.Select(resource => Result(Request(call, simulated, action, resource), policies, boundary)))));
    }

    private static RequestContext Request(Call call, Caller simulated, string action, string resource)
    {
        RequestContext request = new(simulated, action, resource);
        for (int i = 1; call.Form[$"ContextEntries.member.{Text(i)}.ContextKeyName"] is { } name; i++)
        {
            request.With(name, [.. call.Form.List($"ContextEntries.member.{Text(i)}.ContextKeyValues.member")]);
        }

        return request;
    }

    private static XElement Result(RequestContext request, (string Id, PolicyDocument Policy)[] all, PolicyDocument? boundaryPolicy)
    {
        PolicyEffect? boundary = boundaryPolicy?.Evaluate(request);
        (string Id, PolicyEffect Effect)[] policies = [.. all.Select(policy => (policy.Id, policy.Policy.Evaluate(request)))];
        bool denied = boundary is { Denied: true } || policies.Any(policy => policy.Effect.Denied);
        bool allowed = !denied && policies.Any(policy => policy.Effect.Allowed) && (boundary is null or { Allowed: true });
        // The model has other types; published outputs of IAM have this one.
        IEnumerable<XElement> matched = policies.Where(policy => denied ? policy.Effect.Denied : policy.Effect.Allowed)
            .Select(policy => new XElement("member", Element("SourcePolicyId", policy.Id), Element("SourcePolicyType", "IAM Policy")));
        XElement result = new(
            "member",
            Element("EvalActionName", request.Action),
            Element("EvalResourceName", request.Resource),
            Element("EvalDecision", denied ? "explicitDeny" : allowed ? "allowed" : "implicitDeny"),
            new XElement("MatchedStatements", matched),
            new XElement("MissingContextValues"));
        if (boundary is { } limit)
        {
            result.Add(new XElement("PermissionsBoundaryDecisionDetail", Element("AllowedByPermissionsBoundary", limit.Allowed ? "true" : "false")));
        }

        return result;
    }

    private static IEnumerable<(string Id, PolicyDocument Policy)> Policies(Caller simulated)
    {
        Identity identity = (Identity?)simulated.Role ?? simulated.User!;
        string kind = identity is Role ? "role" : "user";
        return
        [
            .. identity.Inline.Select(inline => ($"{kind}_{identity.Name}_{inline.Key}", inline.Value.Policy)),
            .. identity.Attached.Select(policy => (policy.Name, policy.Policy)),
        ];
    }

    private static string Text(int i) => i.ToString(CultureInfo.InvariantCulture);
}
