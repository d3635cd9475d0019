using XScrape.Simulator.Amp.Requests;
using XScrape.Simulator.Http;

namespace XScrape.Simulator.Amp.Workspaces;

/// <summary>https://docs.aws.amazon.com/prometheus/latest/APIReference/API_DescribeWorkspace.html.</summary>
internal sealed class DescribeWorkspace() : AmpOperation("GET", "/workspaces/{workspaceId}", isWrite: false)
{
    public override Reply Run(Call call) => Reply.OfJson(new() { ["workspace"] = WorkspaceJson.Of(FindWorkspace(call, "aps:DescribeWorkspace"), whole: true) });
}
