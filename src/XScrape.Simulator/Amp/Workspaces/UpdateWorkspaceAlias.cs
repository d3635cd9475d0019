using XScrape.Simulator.Amp.Requests;
using XScrape.Simulator.Amp.Scrapers;
using XScrape.Simulator.Http;

namespace XScrape.Simulator.Amp.Workspaces;

/// <summary>https://docs.aws.amazon.com/prometheus/latest/APIReference/API_UpdateWorkspaceAlias.html.</summary>
internal sealed class UpdateWorkspaceAlias() : AmpOperation("POST", "/workspaces/{workspaceId}/alias", isWrite: true)
{
    public override Reply Run(Call call)
    {
        ScraperFields fields = new(call.Body);
        string? alias = fields.WorkspaceAlias();
        fields.ClientToken();
        fields.Check();
        FindWorkspace(call, "aps:UpdateWorkspaceAlias").Alias = alias;
        return new Reply { Status = 204 };
    }
}
