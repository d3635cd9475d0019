using System.Text.Json.Nodes;

namespace XScrape.Simulator.Http;

/// <summary>An error as AWS answers it, in any protocol.</summary>
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

    /// <summary>A body that is no JSON object.</summary>
    public static AwsError CannotParse(string message) => new(400, "ValidationException", message) { Members = new() { ["reason"] = "CANNOT_PARSE" } };
}
#pragma warning restore CA1032, CA1064
