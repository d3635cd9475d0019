using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using XScrape.Simulator.Amp.Requests;
using XScrape.Simulator.Amp.Scrapers;
using XScrape.Simulator.Http;
using XScrape.Simulator.Json;
using XScrape.Simulator.Naming;
using XScrape.Simulator.Policies;
using XScrape.Simulator.World.Resources;

namespace XScrape.Simulator.Amp.Workspaces;

/// <summary>https://docs.aws.amazon.com/prometheus/latest/APIReference/API_CreateWorkspace.html; it is ACTIVE when next asked for.</summary>
internal sealed class CreateWorkspace() : AmpOperation("POST", "/workspaces", isWrite: true)
{
    private static readonly Regex s_key = Pattern.Whole("arn:aws[-a-z]*:kms:[-a-z0-9]+:[0-9]{12}:key/[-a-f0-9]+");

    public override Reply Run(Call call)
    {
        ScraperFields fields = new(call.Body);
        string? alias = fields.WorkspaceAlias();
        string? key = fields.Text("kmsKeyArn", s_key, 2048);
        TagMap tags = fields.Tags();
        string? token = fields.ClientToken();
        fields.Check();
        string prefix = $"arn:{call.Account.Partition}:aps:{call.Region}:{call.Account.Id}:";
        void Keys(RequestContext request) => request.WithTags("aws:RequestTag/", tags).With("aws:TagKeys", [.. tags.Select(tag => tag.Key)]);
        call.Authorize("aps:CreateWorkspace", prefix + "/workspaces", Keys);
        if (tags.Count > 0)
        {
            call.Authorize("aps:TagResource", prefix + "workspace/*", Keys);
        }

        string body = CanonicalJson.Of(call.Body, "clientToken");
        Workspace workspace = call.World.FindWorkspace(ClientTokens.Recall(call, token, body)?.ScraperArn) ?? Make(call, prefix, alias, key, tags);
        ClientTokens.Remember(call, token, body, workspace.Arn.ToString());
        JsonObject json = new()
        {
            ["workspaceId"] = workspace.Id,
            ["arn"] = workspace.Arn.ToString(),
            ["status"] = new JsonObject { ["statusCode"] = "CREATING" },
            ["tags"] = JsonOf.Tags(workspace.Tags),
        };
        if (workspace.KmsKeyArn is { } used)
        {
            json["kmsKeyArn"] = used;
        }

        return Reply.OfJson(json, 202);
    }

    private static Workspace Make(Call call, string prefix, string? alias, string? key, TagMap tags)
    {
        Workspace workspace = new(prefix + "workspace/ws-" + Ids.Uuid(), call.World.Now) { Alias = alias, KmsKeyArn = key };
        workspace.Tags.AddRange(tags);
        call.Account.Workspaces.Add(workspace.Arn.ToString(), workspace);
        return workspace;
    }
}
