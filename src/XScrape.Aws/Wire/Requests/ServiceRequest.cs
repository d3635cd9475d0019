using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace XScrape.Aws.Wire.Requests;

/// <summary>One operation on its way through the SDK's pipeline.</summary>
internal sealed class ServiceRequest(Operation operation, Action<DefaultRequest> write) : AmazonWebServiceRequest
{
    public Operation Operation => operation;

    /// <summary>What was sent, for those who want to read it; no secret of ours is ever in it but inside scrape configurations.</summary>
    public string? Sent { get; set; }

    public DefaultRequest ToRequest()
    {
        DefaultRequest request = new(this, operation.Service.Prefix);
        write(request);
        return request;
    }
}
