using System.Text.Json;
using System.Text.Json.Nodes;
using XScrape.Simulator.Amp.Requests;
using XScrape.Simulator.Http;
using XScrape.Simulator.Naming;
using XScrape.Simulator.Policies;
using XScrape.Simulator.World.Resources;

namespace XScrape.Simulator.Amp.Workspaces;

/// <summary>https://docs.aws.amazon.com/prometheus/latest/APIReference/API_PutResourcePolicy.html.</summary>
internal sealed class PutResourcePolicy() : AmpOperation("PUT", "/workspaces/{workspaceId}/policy", isWrite: true)
{
    private const string NoPolicy = "NO_POLICY";

    public override Reply Run(Call call)
    {
        string document = Text(call.Body, "policyDocument") ?? throw AmpError.Field("policyDocument", "must not be null");
        string? revision = Text(call.Body, "revisionId");
        Workspace workspace = FindWorkspace(call, "aps:PutResourcePolicy");
        if (revision is not null && revision != (workspace.PolicyRevision ?? NoPolicy))
        {
            throw AmpError.Conflict("The revision is not the current one.", workspace.Id, "workspace");
        }

        try
        {
            PolicyDocument policy = PolicyDocument.Parse(document, PolicyKind.Resource);
            call.World.Collector.Touch(workspace.Arn.ToString());
            workspace.Policy = policy;
        }
        catch (PolicyError error)
        {
            throw AmpError.Field("policyDocument", error.Message);
        }

        workspace.PolicyText = document;
        workspace.PolicyRevision = Ids.Uuid();
        return Reply.OfJson(new() { ["policyStatus"] = "ACTIVE", ["revisionId"] = JsonValue.Create(workspace.PolicyRevision) }, 202);
    }

    private static string? Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
