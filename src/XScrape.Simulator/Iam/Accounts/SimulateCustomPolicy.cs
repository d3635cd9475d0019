using System.Globalization;
using System.Xml.Linq;
using XScrape.Simulator.Http;
using XScrape.Simulator.Iam.Requests;
using XScrape.Simulator.Policies;

namespace XScrape.Simulator.Iam.Accounts;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html; identity policies only.</summary>
internal sealed class SimulateCustomPolicy() : IamOperation(isWrite: false)
{
    public override Reply Run(Call call)
    {
        call.Authorize("iam:SimulateCustomPolicy", "*");
        PolicyDocument[] policies = [.. call.Form.List("PolicyInputList.member").Select(ReadPolicy)];
        IReadOnlyList<string> actions = call.Form.List("ActionNames.member");
        if (policies.Length == 0 || actions.Count == 0)
        {
            throw Form.Invalid("1 validation error detected: policyInputList and actionNames must not be empty");
        }

        IReadOnlyList<string> resources = call.Form.List("ResourceArns.member") is { Count: > 0 } given ? given : ["*"];
        return Reply.OfXml(
            new XElement("IsTruncated", "false"),
            new XElement("EvaluationResults", actions.SelectMany(action => resources.Select(resource => Result(call, policies, action, resource)))));
    }

    private static XElement Result(Call call, PolicyDocument[] policies, string action, string resource)
    {
        RequestContext request = new(call.Caller, action, resource);
        for (int i = 1; Key(call, i, "ContextKeyName") is { } name; i++)
        {
            request.With(name, [.. call.Form.List($"ContextEntries.member.{Text(i)}.ContextKeyValues.member")]);
        }

        PolicyEffect[] effects = [.. policies.Select(policy => policy.Evaluate(request))];
        string decision = effects.Any(effect => effect.Denied) ? "explicitDeny" : effects.Any(effect => effect.Allowed) ? "allowed" : "implicitDeny";
        return new XElement("member", Element("EvalActionName", action), Element("EvalResourceName", resource), Element("EvalDecision", decision));
    }

    private static string? Key(Call call, int i, string name) => call.Form[$"ContextEntries.member.{Text(i)}.{name}"];

    private static string Text(int i) => i.ToString(CultureInfo.InvariantCulture);
}
