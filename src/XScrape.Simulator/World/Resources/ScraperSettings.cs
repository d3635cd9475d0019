using System.Text.Json;
using XScrape.Simulator.Samples;

namespace XScrape.Simulator.World.Resources;

/// <summary>What UpdateScraper can change; unknown union members are kept as they came.</summary>
internal sealed record ScraperSettings
{
    public string? Alias { get; init; }

    public required string ConfigurationBlob { get; init; }

    public required ScrapeText Configuration { get; init; }

    public required JsonElement Destination { get; init; }

    public string? SourceRoleArn { get; init; }

    public string? TargetRoleArn { get; init; }

    public JsonElement? Exporters { get; init; }

    public bool HasRoleConfiguration => SourceRoleArn is not null || TargetRoleArn is not null;

    public string? WorkspaceArn =>
        Destination.TryGetProperty("ampConfiguration", out JsonElement amp) && amp.TryGetProperty("workspaceArn", out JsonElement arn) ? arn.GetString() : null;
}
