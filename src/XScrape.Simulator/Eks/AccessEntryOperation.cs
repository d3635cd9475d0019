using System.Text.Json.Nodes;

namespace XScrape.Simulator;

/// <summary>What the operations on access entries have in common: https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html.</summary>
internal abstract class AccessEntryOperation(string method, string template, bool isWrite) : EksOperation(method, template, isWrite)
{
    protected static Cluster FindForEntries(Call call, string action) => Find(call, action) is { TakesAccessEntries: true } cluster
        ? cluster
        : throw Invalid("The cluster's authentication mode must be set to one of [API, API_AND_CONFIG_MAP] to perform this operation.");

    protected static AccessEntry FindEntry(Call call, Cluster cluster) => cluster.AccessEntries.TryGetValue(call.Labels["principalArn"], out AccessEntry? entry)
        ? entry
        : throw NotFound($"The specified principalArn could not be found: {call.Labels["principalArn"]}");

    protected static AwsError Invalid(string message) => new(400, "InvalidRequestException", message);

    protected static JsonObject Json(Call call, Cluster cluster, AccessEntry entry) => new()
    {
        ["clusterName"] = cluster.Name,
        ["principalArn"] = entry.PrincipalArn,
        ["kubernetesGroups"] = new JsonArray(),
        ["accessEntryArn"] = $"arn:{call.Account.Partition}:eks:{call.Region}:{call.Account.Id}:access-entry/{cluster.Name}/role/{call.Account.Id}/{entry.PrincipalArn.Substring(entry.PrincipalArn.LastIndexOf('/') + 1)}/0",
        ["createdAt"] = Seconds(entry.Created),
        ["modifiedAt"] = Seconds(entry.Created),
        ["tags"] = new JsonObject(),
        ["username"] = entry.UserName,
        ["type"] = entry.Type,
    };
}
