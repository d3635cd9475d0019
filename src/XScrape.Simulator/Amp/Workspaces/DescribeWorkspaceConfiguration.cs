using System.Text.Json.Nodes;
using XScrape.Simulator.Amp.Requests;
using XScrape.Simulator.Http;

namespace XScrape.Simulator.Amp.Workspaces;

/// <summary>https://docs.aws.amazon.com/prometheus/latest/APIReference/API_DescribeWorkspaceConfiguration.html; always as it is at first.</summary>
internal sealed class DescribeWorkspaceConfiguration() : AmpOperation("GET", "/workspaces/{workspaceId}/configuration", isWrite: false)
{
    private const int UsualDays = 150;

    public override Reply Run(Call call)
    {
        FindWorkspace(call, "aps:DescribeWorkspaceConfiguration");
        return Reply.OfJson(new()
        {
            ["workspaceConfiguration"] = new JsonObject { ["status"] = new JsonObject { ["statusCode"] = "ACTIVE" }, ["limitsPerLabelSet"] = new JsonArray(), ["retentionPeriodInDays"] = UsualDays },
        });
    }
}
