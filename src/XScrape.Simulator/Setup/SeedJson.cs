using System.Text.Json;
using System.Text.Json.Nodes;
using XScrape.Simulator.Json;

namespace XScrape.Simulator.Setup;

/// <summary>Reads and writes accounts to begin with.</summary>
internal static class SeedJson
{
    public static IReadOnlyList<AccountSeed> Read(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return document.RootElement.ValueKind == JsonValueKind.Array
                ? [.. document.RootElement.EnumerateArray().Select(Account)]
                : throw new FormatException("the accounts must be a list");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or OverflowException)
        {
            throw new FormatException("The accounts cannot be read: " + exception.Message, exception);
        }
    }

    public static AccountSeed Account(JsonElement element)
    {
        Fields fields = new(element, "an account");
        fields.NothingElse("accountId", "accessKeyId", "secretAccessKey", "clusters", "workspaceArns", "principals", "managedPolicies");
        return new AccountSeed
        {
            AccountId = fields.Need("accountId"),
            AccessKeyId = fields.Text("accessKeyId"),
            SecretAccessKey = fields.Text("secretAccessKey"),
            Clusters = [.. fields.Objects("clusters").Select(Cluster)],
            WorkspaceArns = fields.Strings("workspaceArns"),
            Principals = [.. fields.Objects("principals").Select(Principal)],
            ManagedPolicies = fields.Map("managedPolicies").ToDictionary(pair => pair.Key, pair => Fields.Document(pair.Value), StringComparer.Ordinal),
        };
    }

    public static JsonObject Write(AccountSeed seed) => new()
    {
        ["accountId"] = seed.AccountId,
        ["accessKeyId"] = seed.EffectiveAccessKeyId,
        ["secretAccessKey"] = seed.EffectiveSecretAccessKey,
        ["clusters"] = JsonOf.List(seed.Clusters, Write),
        ["workspaceArns"] = JsonOf.List(seed.WorkspaceArns, arn => JsonValue.Create(arn)),
        ["principals"] = JsonOf.List(seed.Principals, Write),
        ["managedPolicies"] = new JsonObject(seed.ManagedPolicies.Select(policy => new KeyValuePair<string, JsonNode?>(policy.Key, policy.Value))),
    };

    internal static ClusterSeed Cluster(JsonElement element)
    {
        Fields fields = new(element, "a cluster");
        fields.NothingElse("clusterArn", "vpcId", "subnets", "securityGroupIds", "endpointPrivateAccess", "endpointPublicAccess", "authenticationMode", "collectorMapped", "status", "dnsSupport", "dnsHostnames", "allowsEgress", "allowsIngress", "closedTargets", "nodesPerSubnet", "nodeSecurityGroupIds");
        ClusterSeed usual = new() { ClusterArn = fields.Need("clusterArn") };
        IReadOnlyList<string> groups = fields.Strings("securityGroupIds");
        return usual with
        {
            VpcId = fields.Text("vpcId") ?? usual.VpcId,
            Subnets = [.. fields.Objects("subnets").Select(Subnet)],
            SecurityGroupIds = groups.Count > 0 ? groups : usual.SecurityGroupIds,
            EndpointPrivateAccess = fields.Flag("endpointPrivateAccess") ?? usual.EndpointPrivateAccess,
            EndpointPublicAccess = fields.Flag("endpointPublicAccess") ?? usual.EndpointPublicAccess,
            AuthenticationMode = fields.Text("authenticationMode") ?? usual.AuthenticationMode,
            CollectorMapped = fields.Flag("collectorMapped") ?? usual.CollectorMapped,
            Status = fields.Text("status") ?? usual.Status,
            DnsSupport = fields.Flag("dnsSupport") ?? usual.DnsSupport,
            DnsHostnames = fields.Flag("dnsHostnames") ?? usual.DnsHostnames,
            AllowsEgress = fields.Flag("allowsEgress") ?? usual.AllowsEgress,
            AllowsIngress = fields.Flag("allowsIngress") ?? usual.AllowsIngress,
            NodesPerSubnet = (int)(fields.Number("nodesPerSubnet") ?? usual.NodesPerSubnet),
            NodeSecurityGroupIds = fields.Strings("nodeSecurityGroupIds"),
            ClosedTargets = fields.Strings("closedTargets"),
        };
    }

    private static SubnetSeed Subnet(JsonElement element)
    {
        Fields fields = new(element, "a subnet");
        fields.NothingElse("subnetId", "availabilityZone", "freeAddresses", "isPublic");
        return new SubnetSeed(fields.Need("subnetId"), fields.Need("availabilityZone"), (int)(fields.Number("freeAddresses") ?? 250)) { IsPublic = fields.Flag("isPublic") ?? false };
    }

    private static PrincipalSeed Principal(JsonElement element)
    {
        Fields fields = new(element, "a principal");
        fields.NothingElse("userName", "accessKeyId", "secretAccessKey", "policies", "permissionsBoundary");
        return new PrincipalSeed
        {
            UserName = fields.Need("userName"),
            AccessKeyId = fields.Need("accessKeyId"),
            SecretAccessKey = fields.Need("secretAccessKey"),
            Policies = [.. fields.Objects("policies").Select(Fields.Document)],
            PermissionsBoundary = fields.Raw("permissionsBoundary") is { } boundary ? Fields.Document(boundary) : null,
        };
    }

    internal static JsonObject Write(ClusterSeed seed) => new()
    {
        ["clusterArn"] = seed.ClusterArn,
        ["vpcId"] = seed.VpcId,
        ["subnets"] = JsonOf.List(seed.Subnets, subnet => new JsonObject { ["subnetId"] = subnet.SubnetId, ["availabilityZone"] = subnet.AvailabilityZone, ["freeAddresses"] = subnet.FreeAddresses, ["isPublic"] = subnet.IsPublic }),
        ["securityGroupIds"] = JsonOf.List(seed.SecurityGroupIds, id => JsonValue.Create(id)),
        ["endpointPrivateAccess"] = seed.EndpointPrivateAccess,
        ["endpointPublicAccess"] = seed.EndpointPublicAccess,
        ["authenticationMode"] = seed.AuthenticationMode,
        ["collectorMapped"] = seed.CollectorMapped,
        ["status"] = seed.Status,
        ["dnsSupport"] = seed.DnsSupport,
        ["dnsHostnames"] = seed.DnsHostnames,
        ["allowsEgress"] = seed.AllowsEgress,
        ["allowsIngress"] = seed.AllowsIngress,
        ["nodesPerSubnet"] = seed.NodesPerSubnet,
        ["nodeSecurityGroupIds"] = JsonOf.List(seed.NodeSecurityGroupIds, id => JsonValue.Create(id)),
        ["closedTargets"] = JsonOf.List(seed.ClosedTargets, pattern => JsonValue.Create(pattern)),
    };

    private static JsonObject Write(PrincipalSeed seed) => new()
    {
        ["userName"] = seed.UserName,
        ["accessKeyId"] = seed.AccessKeyId,
        ["secretAccessKey"] = seed.SecretAccessKey,
        ["policies"] = JsonOf.List(seed.Policies, policy => JsonValue.Create(policy)),
        ["permissionsBoundary"] = seed.PermissionsBoundary,
    };
}
