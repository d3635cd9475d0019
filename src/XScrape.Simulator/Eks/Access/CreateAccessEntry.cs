using System.Text.Json;
using XScrape.Simulator.Http;
using XScrape.Simulator.Naming;
using XScrape.Simulator.World;
using XScrape.Simulator.World.Resources;

namespace XScrape.Simulator.Eks.Access;

/// <summary>https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateAccessEntry.html.</summary>
internal sealed class CreateAccessEntry() : AccessEntryOperation("POST", "/clusters/{name}/access-entries", isWrite: true)
{
    public override Reply Run(Call call)
    {
        Cluster cluster = FindForEntries(call, "eks:CreateAccessEntry");
        string? arn = call.Body.TryGetProperty("principalArn", out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        RefuseLinked(arn);
        if (Arn.TryParse(arn) is not { Service: "iam" } || (call.World.FindRole(arn) is null && call.World.FindUser(arn) is null))
        {
            throw new AwsError(400, "InvalidParameterException", "The specified principalArn is invalid: invalid principal.");
        }

        if (cluster.AccessEntries.ContainsKey(arn!))
        {
            throw new AwsError(409, "ResourceInUseException", "The specified access entry resource is already in use on this cluster.");
        }

        call.World.Collector.Touch(cluster.Seed.ClusterArn);
        AccessEntry entry = new(arn!, Text(call.Body, "username") ?? arn!, call.World.Now)
        {
            Type = Text(call.Body, "type") ?? "STANDARD",
            Groups = Texts(call.Body, "kubernetesGroups"),
            Tags = Tags(call.Body),
        };
        cluster.AccessEntries.Add(arn!, entry);
        return Reply.OfJson(new() { ["accessEntry"] = Json(call, cluster, entry) });
    }
}
