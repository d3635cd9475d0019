using System.Text.Json.Nodes;

namespace XScrape.Simulator;

/// <summary>An error as AWS answers it, whatever the protocol.</summary>
#pragma warning disable CA1032, CA1064 // never leaves this assembly
internal sealed class AwsError(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    /// <summary>Further members of a JSON error.</summary>
    public JsonObject Members { get; init; } = [];

    public int? RetryAfterSeconds { get; init; }

    public static AwsError AccessDenied(Protocol protocol, string message) => protocol switch
    {
        Protocol.RestJson => new(403, "AccessDeniedException", message),
        Protocol.Ec2 => new(403, "UnauthorizedOperation", message),
        _ => new(403, "AccessDenied", message),
    };

    public static AwsError Throttled(string service, int? retryAfterSeconds) => service switch
    {
        "aps" => new(429, "ThrottlingException", "Rate exceeded") { RetryAfterSeconds = retryAfterSeconds, Members = new() { ["serviceCode"] = "aps", ["quotaCode"] = "L-8491EB93" } },
        "eks" => new(429, "ThrottlingException", "Rate exceeded") { RetryAfterSeconds = retryAfterSeconds },
        "ec2" => new(503, "RequestLimitExceeded", "Request limit exceeded."),
        "logs" => new(400, "ThrottlingException", "Rate exceeded"),
        _ => new(400, "Throttling", "Rate exceeded"),
    };

    public static AwsError ServerFailure(string service) => service switch
    {
        "aps" => new(500, "InternalServerException", "An internal error occurred."),
        "eks" => new(500, "ServerException", "An internal error occurred."),
        "logs" => new(500, "ServiceUnavailableException", "The service cannot complete the request."),
        "ec2" => new(500, "InternalError", "An internal error has occurred"),
        "iam" => new(500, "ServiceFailure", "The request processing has failed because of an unknown error, exception or failure."),
        _ => new(500, "InternalFailure", "The request processing has failed because of an unknown error, exception or failure."),
    };
}
#pragma warning restore CA1032, CA1064
