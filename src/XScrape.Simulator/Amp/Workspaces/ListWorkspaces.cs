using XScrape.Simulator.Amp.Requests;
using XScrape.Simulator.Http;
using XScrape.Simulator.World.Resources;

namespace XScrape.Simulator.Amp.Workspaces;

/// <summary>https://docs.aws.amazon.com/prometheus/latest/APIReference/API_ListWorkspaces.html.</summary>
internal sealed class ListWorkspaces() : AmpOperation("GET", "/workspaces", isWrite: false)
{
    public override Reply Run(Call call)
    {
        call.Authorize("aps:ListWorkspaces", $"arn:{call.Account.Partition}:aps:{call.Region}:{call.Account.Id}:/workspaces");
        string prefix = call.QueryValue("alias") ?? string.Empty;
        Workspace[] found = [.. call.Account.Workspaces.Values.Where(one => one.Arn.Region == call.Region && (one.Alias ?? string.Empty).StartsWith(prefix, StringComparison.Ordinal))];
        Dictionary<Workspace, long> places = found.Select((workspace, index) => (workspace, index)).ToDictionary(pair => pair.workspace, pair => (long)pair.index);
        return AmpPage.Of(call, "workspaces", found, workspace => places[workspace], workspace => WorkspaceJson.Of(workspace, whole: false));
    }
}
