using System.Text.Json.Nodes;

namespace XScrape.Simulator;

/// <summary>What EKS's operations have in common.</summary>
internal abstract class EksOperation(string method, string template, bool isWrite) : PathOperation("eks", method, template, isWrite)
{
    protected static Cluster Find(Call call, string action, string? resource = null)
    {
        string name = call.Labels["name"];
        string arn = $"arn:{call.Account.Partition}:eks:{call.Region}:{call.Account.Id}:cluster/{name}";
        call.Authorize(action, resource ?? arn);
        return call.World.FindCluster(arn) ?? throw NotFound($"No cluster found for name: {name}.");
    }

    protected static AwsError NotFound(string message) => new(404, "ResourceNotFoundException", message);

    protected static JsonArray Strings(IEnumerable<string> values) => new([.. values.Select(value => JsonValue.Create(value))]);

    protected static JsonNode Seconds(DateTimeOffset moment) => JsonValue.Create(moment.ToUnixTimeMilliseconds() / 1000m);
}
