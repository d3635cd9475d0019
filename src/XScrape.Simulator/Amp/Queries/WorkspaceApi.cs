using XScrape.Simulator.Amp.Requests;
using XScrape.Simulator.Http;
using XScrape.Simulator.World.Resources;

namespace XScrape.Simulator.Amp.Queries;

/// <summary>
/// The rest of a workspace's Prometheus-compatible API, which needs the real Prometheus behind it:
/// https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-APIReference-Prometheus-Compatible-Apis.html.
/// </summary>
internal sealed class WorkspaceApi(string method, string path, string action, ISampleServer? real) : AmpOperation(method, "/workspaces/{workspaceId}/api/v1/" + path, isWrite: action == WriteAction)
{
    private const string WriteAction = "RemoteWrite";

    public override string Name => action;

    public override Reply Run(Call call)
    {
        Workspace workspace = FindWorkspace(call, "aps:" + action);
        return real is null ? QueryMetrics.Bad("this simulator does not stand on Prometheus (serve --prometheus); it knows query and query_range")
            : action == WriteAction ? real.Write(call, workspace)
            : real.Forward(call, workspace);
    }
}
