using XScrape.Simulator.Amp.Requests;
using XScrape.Simulator.Http;

namespace XScrape.Simulator.Amp.Workspaces;

/// <summary>https://docs.aws.amazon.com/prometheus/latest/APIReference/API_DeleteWorkspace.html; it is gone at once, and its scrapers stay.</summary>
internal sealed class DeleteWorkspace() : AmpOperation("DELETE", "/workspaces/{workspaceId}", isWrite: true)
{
    public override Reply Run(Call call)
    {
        string arn = FindWorkspace(call, "aps:DeleteWorkspace").Arn.ToString();
        call.World.Collector.Touch(arn);
        call.Account.Workspaces.Remove(arn);
        return new Reply { Status = 202 };
    }
}
