using System.Text.Json.Nodes;
using XScrape.Simulator.Http;

namespace XScrape.Simulator.Amp.Requests;

/// <summary>AMP's errors with the members that their model asks for: https://docs.aws.amazon.com/prometheus/latest/APIReference/API_ValidationException.html.</summary>
internal static class AmpError
{
    public static AwsError Invalid(string message) => new(400, "ValidationException", message) { Members = new() { ["reason"] = "OTHER" } };

    public static AwsError Fields(IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        JsonArray list = [];
        foreach (KeyValuePair<string, string> field in fields)
        {
            list.Add((JsonNode)new JsonObject { ["name"] = field.Key, ["message"] = field.Value });
        }

        return new AwsError(400, "ValidationException", string.Join("; ", fields.Select(field => $"{field.Key}: {field.Value}")))
        {
            Members = new() { ["reason"] = "FIELD_VALIDATION_FAILED", ["fieldList"] = list },
        };
    }

    public static AwsError Field(string name, string message) => Fields([new(name, message)]);

    public static AwsError NotFound(string resourceId, string resourceType) => new(404, "ResourceNotFoundException", $"{resourceType} not found: {resourceId}")
    {
        Members = new() { ["resourceId"] = resourceId, ["resourceType"] = resourceType },
    };

    public static AwsError Conflict(string message, string resourceId, string resourceType) => new(409, "ConflictException", message)
    {
        Members = new() { ["resourceId"] = resourceId, ["resourceType"] = resourceType },
    };

    /// <summary>The quota's error has status 402.</summary>
    public static AwsError Quota(string message, string resourceId, string resourceType, string quotaCode) => new(402, "ServiceQuotaExceededException", message)
    {
        Members = new() { ["resourceId"] = resourceId, ["resourceType"] = resourceType, ["serviceCode"] = "aps", ["quotaCode"] = quotaCode },
    };
}
