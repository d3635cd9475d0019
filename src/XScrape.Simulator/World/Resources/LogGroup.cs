using XScrape.Simulator.Naming;

namespace XScrape.Simulator.World.Resources;

/// <summary>A log group of CloudWatch Logs. Nothing is ever written to it.</summary>
internal sealed record LogGroup(string Arn, string Name, DateTimeOffset Created)
{
    public string? KmsKeyId { get; init; }

    public string Class { get; init; } = "STANDARD";

    public TagMap Tags { get; init; } = [];
}
