using XScrape.Simulator.Amp.Requests;
using XScrape.Simulator.Http;
using XScrape.Simulator.World.Resources;

namespace XScrape.Simulator.Amp.Workspaces;

/// <summary>https://docs.aws.amazon.com/prometheus/latest/APIReference/API_DescribeResourcePolicy.html.</summary>
internal sealed class DescribeResourcePolicy() : AmpOperation("GET", "/workspaces/{workspaceId}/policy", isWrite: false)
{
    public override Reply Run(Call call)
    {
        Workspace workspace = FindWorkspace(call, "aps:DescribeResourcePolicy");
        return workspace.PolicyText is null
            ? throw AmpError.NotFound(workspace.Id, "resource policy")
            : Reply.OfJson(new() { ["policyDocument"] = workspace.PolicyText, ["policyStatus"] = "ACTIVE", ["revisionId"] = workspace.PolicyRevision });
    }
}
