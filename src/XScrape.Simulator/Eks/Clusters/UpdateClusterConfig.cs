using System.Text.Json;
using XScrape.Simulator.Eks.Requests;
using XScrape.Simulator.Http;
using XScrape.Simulator.Naming;
using XScrape.Simulator.Setup;
using XScrape.Simulator.World;
using XScrape.Simulator.World.Resources;

namespace XScrape.Simulator.Eks.Clusters;

/// <summary>The authentication mode and the endpoints: https://docs.aws.amazon.com/eks/latest/APIReference/API_UpdateClusterConfig.html.</summary>
internal sealed class UpdateClusterConfig() : EksOperation("POST", "/clusters/{name}/update-config", isWrite: true)
{
    private static readonly string[] s_modes = ["CONFIG_MAP", "API_AND_CONFIG_MAP", "API"];

    public override Reply Run(Call call)
    {
        Cluster cluster = Find(call, "eks:UpdateClusterConfig");
        DateTimeOffset now = call.World.Now;
        if (cluster.StatusAt(now) is "CREATING" or "UPDATING")
        {
            throw new AwsError(409, "ResourceInUseException", $"Cluster is {cluster.StatusAt(now)} and cannot be updated now.");
        }

        string[] asked = [.. call.Body.EnumerateObject().Select(member => member.Name).Where(name => name != "clientRequestToken")];
        (string type, ClusterSeed changed, KeyValuePair<string, string>[] parameters) = (asked.Length == 1 ? asked[0] : null) switch
        {
            "accessConfig" => Access(cluster, Text(call.Body.GetProperty("accessConfig"), "authenticationMode")),
            "resourcesVpcConfig" => Endpoints(cluster, call.Body.GetProperty("resourcesVpcConfig")),
            null when asked.Length > 1 => throw WrongParameter("Only one type of update can be allowed."),
            _ => throw WrongParameter("The simulator changes accessConfig and resourcesVpcConfig only."),
        };
        call.World.Collector.Touch(cluster.Seed.ClusterArn);
        cluster.Seed = changed;
        cluster.BusyStatus = "UPDATING";
        cluster.BusyUntil = now + TimeSpan.FromTicks(call.World.Options.ClusterCreationTime.Ticks / 10);
        ClusterUpdate update = new(Ids.Uuid(), type, parameters, now, cluster.BusyUntil);
        cluster.Updates.Add(update.Id, update);
        return Reply.OfJson(new() { ["update"] = UpdateJson.Of(update, now) });
    }

    /// <summary>The mode goes forward only: https://docs.aws.amazon.com/eks/latest/userguide/setting-up-access-entries.html.</summary>
    private static (string, ClusterSeed, KeyValuePair<string, string>[]) Access(Cluster cluster, string? mode)
    {
        int to = Array.IndexOf(s_modes, mode);
        return to > Array.IndexOf(s_modes, cluster.Seed.AuthenticationMode)
            ? ("AccessConfigUpdate", cluster.Seed with { AuthenticationMode = mode! }, [new("AuthenticationMode", $"\"{mode}\"")])
            : throw WrongParameter($"Unsupported authentication mode update from {cluster.Seed.AuthenticationMode} to {mode ?? "(none)"}");
    }

    private static (string, ClusterSeed, KeyValuePair<string, string>[]) Endpoints(Cluster cluster, JsonElement network)
    {
        bool isPrivate = Flag(network, "endpointPrivateAccess") ?? cluster.Seed.EndpointPrivateAccess;
        bool isPublic = Flag(network, "endpointPublicAccess") ?? cluster.Seed.EndpointPublicAccess;
        if (!isPrivate && !isPublic)
        {
            throw WrongParameter("Private and public endpoint access cannot both be false.");
        }

        return isPrivate == cluster.Seed.EndpointPrivateAccess && isPublic == cluster.Seed.EndpointPublicAccess
            ? throw WrongParameter($"Cluster is already at the desired configuration with endpointPrivateAccess: {isPrivate}, endpointPublicAccess: {isPublic}")
            : ("EndpointAccessUpdate", cluster.Seed with { EndpointPrivateAccess = isPrivate, EndpointPublicAccess = isPublic },
                [new("EndpointPublicAccess", isPublic ? "true" : "false"), new("EndpointPrivateAccess", isPrivate ? "true" : "false")]);
    }
}
