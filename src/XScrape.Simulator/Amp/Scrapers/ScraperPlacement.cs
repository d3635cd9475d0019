using System.Text.Json;
using System.Text.Json.Nodes;
using XScrape.Simulator.Amp.Requests;
using XScrape.Simulator.Http;
using XScrape.Simulator.Naming;
using XScrape.Simulator.World;
using XScrape.Simulator.World.Resources;

namespace XScrape.Simulator.Amp.Scrapers;

/// <summary>Where a scraper, its cluster, its workspace and its roles must be.</summary>
internal static class ScraperPlacement
{
    /// <summary>Cluster, scraper and workspace stand in one Region: https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-collector-how-to.html.</summary>
    public static void Check(Call call, string? clusterArn, ScraperSettings settings)
    {
        if (Arn.TryParse(clusterArn) is { } cluster)
        {
            Same(cluster.Region, call.Region, "source.eksConfiguration.clusterArn", "must be in the Region of the scraper");
            Same(cluster.Account, call.Account.Id, "source.eksConfiguration.clusterArn", "must be in the account of the scraper");
            Same(cluster.Partition, call.Account.Partition, "source.eksConfiguration.clusterArn", "must be in the partition of the scraper");
        }

        CheckDestination(call, settings);
    }

    public static void CheckDestination(Call call, ScraperSettings settings)
    {
        if (Arn.TryParse(settings.WorkspaceArn) is { } workspace)
        {
            Same(workspace.Region, call.Region, "destination.ampConfiguration.workspaceArn", "must be in the Region of the scraper");
            if (workspace.Account == call.Account.Id && call.World.FindWorkspace(settings.WorkspaceArn) is null)
            {
                throw AmpError.NotFound(workspace.Id, "workspace");
            }

            if (call.World.Facts.ForeignWorkspaceMustExist && call.World.FindWorkspace(settings.WorkspaceArn) is null)
            {
                throw AmpError.NotFound(workspace.Id, "workspace");
            }

            if (workspace.Account != call.Account.Id && !settings.HasRoleConfiguration)
            {
                throw AmpError.Field("roleConfiguration", "is needed for a workspace of another account");
            }
        }

        CheckRoles(call, settings);
    }

    private static void CheckRoles(Call call, ScraperSettings settings)
    {
        bool half = (settings.SourceRoleArn is null) != (settings.TargetRoleArn is null);
        if (half && call.World.Facts.HalfRoleConfigurationRefused)
        {
            throw AmpError.Field("roleConfiguration", "needs sourceRoleArn and targetRoleArn together");
        }

        if (call.World.Facts.ForeignTargetRoleRefused && Arn.TryParse(settings.TargetRoleArn)?.Account is { } home
            && Arn.TryParse(settings.WorkspaceArn)?.Account is { } wanted && home != wanted)
        {
            throw AmpError.Field("roleConfiguration.targetRoleArn", "must be a role of the account of the workspace");
        }

        if (call.World.Facts.RolesMustExistAtCreation)
        {
            foreach (string arn in new[] { settings.SourceRoleArn, settings.TargetRoleArn }.Where(arn => arn is not null).Select(arn => arn!))
            {
                if (call.World.FindRole(arn) is not { } role || role.UsableFrom > call.World.Now)
                {
                    throw AmpError.Field("roleConfiguration", $"The role {arn} does not exist or cannot be assumed.");
                }
            }
        }
    }

    /// <summary>Returns why creation will fail, or refuses at once; which of the two AWS does is not documented.</summary>
    public static string? Missing(Call call, string? clusterArn, JsonElement source)
    {
        if (clusterArn is null)
        {
            return null;
        }

        Cluster? cluster = call.World.FindCluster(clusterArn);
        CheckZones(call, cluster, source);
        if (cluster?.StatusAt(call.World.Now) == "CREATING")
        {
            throw AmpError.Invalid($"The cluster {clusterArn} is CREATING.");
        }

        JsonElement eks = source.GetProperty("eksConfiguration");
        string? missing = cluster is null ? clusterArn
            : Unknown(eks, "subnetIds", [.. cluster.Seed.Subnets.Select(subnet => subnet.SubnetId)])
            ?? Unknown(eks, "securityGroupIds", cluster.Seed.SecurityGroupIds);
        if (missing is null)
        {
            return null;
        }

        return call.World.Facts.MissingSurroundingsFailCreation
            ? $"The resource {missing} does not exist."
            : throw AmpError.Invalid($"The resource {missing} does not exist.");
    }

    /// <summary>https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-collector-how-to.html asks for two subnets in two Availability Zones.</summary>
    private static void CheckZones(Call call, Cluster? cluster, JsonElement source)
    {
        const string Field = "source.eksConfiguration.subnetIds";
        string[] ids = [.. source.GetProperty("eksConfiguration").GetProperty("subnetIds").EnumerateArray().Select(one => one.GetString()!)];
        string[] zones = [.. ids.Select(id => cluster?.Seed.Subnets.FirstOrDefault(subnet => subnet.SubnetId == id)?.AvailabilityZone).Where(zone => zone is not null).Select(zone => zone!)];
        int different = zones.Distinct(StringComparer.Ordinal).Count();
        if (call.World.Facts.SubnetsInOneZoneRefused && different < zones.Length)
        {
            throw AmpError.Field(Field, "EKS subnets must be in unique Availability Zones");
        }

        if (call.World.Facts.TwoZonesNeeded && cluster is not null && zones.Length == ids.Length && different < 2)
        {
            throw AmpError.Field(Field, "must be in at least two Availability Zones");
        }
    }

    /// <summary>
    /// Without security groups the scraper takes those of the cluster; the sample of list-scrapers shows them for a scraper
    /// that was created without: https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-collector-how-to.html
    /// </summary>
    public static JsonElement WithGroups(Call call, string? clusterArn, JsonElement source)
    {
        if (call.World.FindCluster(clusterArn) is not { Seed.SecurityGroupIds: { Count: > 0 } groups }
            || (source.GetProperty("eksConfiguration").TryGetProperty("securityGroupIds", out JsonElement given) && given.ValueKind != JsonValueKind.Null))
        {
            return source;
        }

        JsonObject whole = JsonObject.Create(source)!;
        whole["eksConfiguration"]!["securityGroupIds"] = new JsonArray([.. groups.Select(group => (JsonNode?)JsonValue.Create(group))]);
        return JsonDocument.Parse(whole.ToJsonString()).RootElement;
    }

    private static string? Unknown(JsonElement eks, string name, IReadOnlyList<string> known) =>
        eks.TryGetProperty(name, out JsonElement list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select(one => one.GetString()!).FirstOrDefault(one => !known.Contains(one))
            : null;

    private static void Same(string seen, string wanted, string field, string message)
    {
        if (seen != wanted)
        {
            throw AmpError.Field(field, message);
        }
    }
}
