using System.Net;
using Amazon.Runtime;

namespace XScrape.Aws.Wire.Responses;

/// <summary>An error as AWS answered it. Lives only inside the SDK's pipeline; Failures makes an XScrapeException of it.</summary>
internal sealed class WireException : AmazonServiceException
{
    public WireException(string message, string? code, HttpStatusCode status, string? requestId, TimeSpan? retryAfter, string body)
        : base(message)
    {
        ErrorCode = code;
        StatusCode = status;
        RequestId = requestId;
        RetryAfter = retryAfter;
        Body = body;
    }

    public TimeSpan? RetryAfter { get; }

    public string Body { get; }
}
