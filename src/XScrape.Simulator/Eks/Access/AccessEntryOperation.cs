using System.Text.Json.Nodes;
using XScrape.Simulator.Eks.Requests;
using XScrape.Simulator.Http;
using XScrape.Simulator.Json;
using XScrape.Simulator.Naming;
using XScrape.Simulator.World;
using XScrape.Simulator.World.Resources;

namespace XScrape.Simulator.Eks.Access;

/// <summary>What the operations on access entries have in common: https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html.</summary>
internal abstract class AccessEntryOperation(string method, string template, bool isWrite) : EksOperation(method, template, isWrite)
{
    protected static Cluster FindForEntries(Call call, string action, string? resource = null) => Find(call, action, resource) is { TakesAccessEntries: true } cluster
        ? cluster
        : throw Invalid("The cluster's authentication mode must be set to one of [API, API_AND_CONFIG_MAP] to perform this operation.");

    /// <summary>
    /// EKS asks for the right to the entry, not to the cluster:
    /// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelastickubernetesservice.html.
    /// </summary>
    protected static Cluster FindForEntry(Call call, string action) => FindForEntries(call, action, EntryArn(call, call.Labels["name"], call.Labels["principalArn"]));

    protected static AccessEntry FindEntry(Call call, Cluster cluster) => cluster.AccessEntries.TryGetValue(call.Labels["principalArn"], out AccessEntry? entry)
        ? entry
        : throw NotFound($"The specified principalArn could not be found: {call.Labels["principalArn"]}");

    /// <summary>
    /// No one but AWS makes, changes or removes the entry of a service-linked role:
    /// https://github.com/hashicorp/terraform-provider-aws/issues/36447
    /// </summary>
    protected static void RefuseLinked(string? principalArn)
    {
        if (Arn.TryParse(principalArn) is { Service: "iam" } parsed && parsed.Resource.StartsWith("role/aws-service-role/", StringComparison.Ordinal))
        {
            throw new AwsError(400, "InvalidParameterException", "The caller is not allowed to modify access entries with a principalArn value of a Service Linked Role");
        }
    }

    protected static AwsError Invalid(string message) => new(400, "InvalidRequestException", message);

    protected static JsonObject Json(Call call, Cluster cluster, AccessEntry entry) => new()
    {
        ["clusterName"] = cluster.Name,
        ["principalArn"] = entry.PrincipalArn,
        ["kubernetesGroups"] = Strings(entry.Groups),
        ["accessEntryArn"] = EntryArn(call, cluster.Name, entry.PrincipalArn),
        ["createdAt"] = Seconds(entry.Created),
        ["modifiedAt"] = Seconds(entry.Created),
        ["tags"] = JsonOf.Tags(entry.Tags),
        ["username"] = entry.UserName,
        ["type"] = entry.Type,
    };

    protected static JsonObject Json(AssociatedPolicy policy) => new()
    {
        ["policyArn"] = policy.PolicyArn,
        ["accessScope"] = new JsonObject { ["type"] = policy.ScopeType, ["namespaces"] = Strings(policy.Namespaces) },
        ["associatedAt"] = Seconds(policy.Associated),
        ["modifiedAt"] = Seconds(policy.Associated),
    };

    private static string EntryArn(Call call, string cluster, string principal) =>
        $"arn:{call.Account.Partition}:eks:{call.Region}:{call.Account.Id}:access-entry/{cluster}/{(principal.Contains(":user/") ? "user" : "role")}/{call.Account.Id}/{principal.Substring(principal.LastIndexOf('/') + 1)}/0";
}
