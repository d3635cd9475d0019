using System.Text;
using XScrape.Simulator.Http.Requests;
using XScrape.Simulator.World;

namespace XScrape.Simulator.Http;

/// <summary>Finds out which call a request is.</summary>
internal sealed class CallReader(SimulatedWorld world, OperationTable operations)
{
    public Call Read(SimulatorRequest request, Target target, AwsService service, string region, Caller caller)
    {
        if (service.HasTargets)
        {
            return new Call(world, caller, OperationTable.FindTarget(service, request.Header("X-Amz-Target")), region, request, target);
        }

        if (service.Protocol == Protocol.RestJson)
        {
            PathOperation operation = OperationTable.Find(service, request.Method, target.Path, out IReadOnlyDictionary<string, string> labels);
            return new Call(world, caller, operation, region, request, target) { Labels = labels };
        }

        Form form = new(target.Query.Concat(PercentEncoding.Pairs(Encoding.UTF8.GetString(request.Body), plusIsSpace: true)));
        return new Call(world, caller, operations.Find(service, form["Action"]), region, request, target) { Form = form };
    }
}
