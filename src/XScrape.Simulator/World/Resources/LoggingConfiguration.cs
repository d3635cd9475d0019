using System.Text.Json;

namespace XScrape.Simulator.World.Resources;

/// <summary>Where a scraper logs to.</summary>
internal sealed record LoggingConfiguration(string LogGroupArn, JsonElement Components, DateTimeOffset Modified)
{
    public required DateTimeOffset ActiveFrom { get; init; }

    public bool Replaced { get; init; }
}
