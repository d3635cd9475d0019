using XScrape.Simulator.Amp.Requests;
using XScrape.Simulator.Http;

namespace XScrape.Simulator.Amp.Workspaces;

/// <summary>https://docs.aws.amazon.com/prometheus/latest/APIReference/API_DescribeLoggingConfiguration.html; no workspace logs here.</summary>
internal sealed class DescribeLoggingConfiguration() : AmpOperation("GET", "/workspaces/{workspaceId}/logging", isWrite: false)
{
    public override Reply Run(Call call) => throw AmpError.NotFound(FindWorkspace(call, "aps:DescribeLoggingConfiguration").Id, "logging configuration");
}
