using XScrape.Simulator.Naming;

namespace XScrape.Simulator.World.Resources;

/// <summary>Lets a principal into a cluster.</summary>
internal sealed record AccessEntry(string PrincipalArn, string UserName, DateTimeOffset Created)
{
    public string Type { get; init; } = "STANDARD";

    public IReadOnlyList<string> Groups { get; init; } = [];

    public TagMap Tags { get; init; } = [];

    public List<AssociatedPolicy> Policies { get; } = [];
}
