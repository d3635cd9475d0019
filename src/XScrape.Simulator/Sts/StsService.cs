using System.Xml.Linq;
using XScrape.Simulator.Http;

namespace XScrape.Simulator.Sts;

/// <summary>STS.</summary>
internal sealed class StsService() : AwsService("sts", Protocol.Query, All)
{
    public override XNamespace Namespace => "https://sts.amazonaws.com/doc/2011-06-15/";

    public override AwsError Throttled(int? retryAfterSeconds) => new(400, "Throttling", "Rate exceeded");

    public override AwsError ServerFailure() => new(500, "InternalFailure", "The request processing has failed because of an unknown error, exception or failure.");

    private static IEnumerable<Operation> All => [new GetCallerIdentity(), new AssumeRole(), new GetSessionToken()];
}
