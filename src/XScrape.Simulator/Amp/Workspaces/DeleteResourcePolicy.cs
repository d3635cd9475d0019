using XScrape.Simulator.Amp.Requests;
using XScrape.Simulator.Http;
using XScrape.Simulator.World.Resources;

namespace XScrape.Simulator.Amp.Workspaces;

/// <summary>https://docs.aws.amazon.com/prometheus/latest/APIReference/API_DeleteResourcePolicy.html.</summary>
internal sealed class DeleteResourcePolicy() : AmpOperation("DELETE", "/workspaces/{workspaceId}/policy", isWrite: true)
{
    public override Reply Run(Call call)
    {
        Workspace workspace = FindWorkspace(call, "aps:DeleteResourcePolicy");
        if (workspace.PolicyText is null)
        {
            throw AmpError.NotFound(workspace.Id, "resource policy");
        }

        if (call.QueryValue("revisionId") is { } revision && revision != workspace.PolicyRevision)
        {
            throw AmpError.Conflict("The revision is not the current one.", workspace.Id, "workspace");
        }

        call.World.Collector.Touch(workspace.Arn.ToString());
        workspace.PolicyText = null;
        workspace.Policy = null;
        workspace.PolicyRevision = null;
        return new Reply { Status = 202 };
    }
}
