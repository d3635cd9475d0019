namespace XScrape.Simulator.Http;

/// <summary>An operation that the header X-Amz-Target names, as awsJson1_1 has it: https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html.</summary>
internal abstract class TargetOperation(string service, string prefix, bool isWrite) : Operation(service, Protocol.RestJson, isWrite)
{
    /// <summary>The whole value of the header.</summary>
    public string Target => $"{prefix}.{Name}";
}
