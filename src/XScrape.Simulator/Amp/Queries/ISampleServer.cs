using XScrape.Simulator.Http;
using XScrape.Simulator.World.Resources;

namespace XScrape.Simulator.Amp.Queries;

/// <summary>A server of samples that stands behind the workspaces in place of the simulated ones.</summary>
internal interface ISampleServer
{
    /// <summary>Has the workspace's own server answer.</summary>
    Reply Forward(Call call, Workspace workspace);

    /// <summary>Takes samples that anybody else writes.</summary>
    Reply Write(Call call, Workspace workspace);
}
