using XScrape.Simulator.Amp;
using XScrape.Simulator.Amp.Queries;
using XScrape.Simulator.Ec2;
using XScrape.Simulator.Eks;
using XScrape.Simulator.Http;
using XScrape.Simulator.Iam;
using XScrape.Simulator.Logs;
using XScrape.Simulator.Sts;

namespace XScrape.Simulator;

/// <summary>The services that there are.</summary>
internal static class Services
{
    /// <param name="real">The server behind the workspaces; null where their samples are simulated.</param>
    public static IReadOnlyList<AwsService> On(ISampleServer? real) =>
        [new IamService(), new StsService(), new EksService(), new Ec2Service(), new AmpService(real), new LogsService()];
}
