using System.Text.Json;
using XScrape.Simulator.Naming;
using XScrape.Simulator.World.Resources;

namespace XScrape.Simulator.World;

/// <summary>A managed collector.</summary>
internal sealed class Scraper(Account account, string region, string id, long order, DateTimeOffset created)
{
    public Account Account { get; } = account;

    public string Region { get; } = region;

    public string Id { get; } = id;

    public string Arn { get; } = $"arn:{account.Partition}:aps:{region}:{account.Id}:scraper/{id}";

    /// <summary>Its place in lists.</summary>
    public long Order { get; } = order;

    public DateTimeOffset Created { get; } = created;

    public DateTimeOffset Modified { get; set; } = created;

    public string Status { get; set; } = ScraperStatus.Creating;

    public string? StatusReason { get; set; }

    public required JsonElement Source { get; init; }

    public required ScraperSettings Settings { get; set; }

    /// <summary>What a failed update goes back to.</summary>
    public ScraperSettings? Former { get; set; }

    public required Role ServiceLinkedRole { get; init; }

    public TagMap Tags { get; init; } = [];

    public LoggingConfiguration? Logging { get; set; }

    /// <summary>How the present transition ends: null for well, else a statusReason.</summary>
    public string? FailsWith { get; set; }

    /// <summary>When the present transition ends; null where there is none.</summary>
    public DateTimeOffset? Due { get; set; }

    /// <summary>How far the collector has been followed.</summary>
    public DateTimeOffset CollectedUntil { get; set; } = created;

    /// <summary>Until when the collector's last session with the target role holds.</summary>
    public DateTimeOffset SessionUntil { get; set; } = DateTimeOffset.MinValue;

    /// <summary>The collector runs on while a change is being made and after one has failed.</summary>
    public bool Collects => Status is ScraperStatus.Active or ScraperStatus.Updating or ScraperStatus.UpdateFailed;

    public string? ClusterArn =>
        Source.TryGetProperty("eksConfiguration", out JsonElement eks) && eks.TryGetProperty("clusterArn", out JsonElement arn) ? arn.GetString() : null;

    public IReadOnlyList<string> SubnetIds => SourceList("subnetIds");

    public IReadOnlyList<string> SecurityGroupIds => SourceList("securityGroupIds");

    private string[] SourceList(string name)
    {
        foreach (JsonProperty member in Source.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Object && member.Value.TryGetProperty(name, out JsonElement list))
            {
                return [.. list.EnumerateArray().Select(one => one.GetString()!)];
            }
        }

        return [];
    }
}
