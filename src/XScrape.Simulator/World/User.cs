using XScrape.Simulator.Policies;

namespace XScrape.Simulator.World;

/// <summary>An IAM user.</summary>
internal sealed class User(Account account, string path, string name, string id, DateTimeOffset created) : Identity(account, "user", path, name, id, created)
{
    /// <summary>A boundary that stands in the account's seed as a document, without a policy of its own.</summary>
    public PolicyDocument? SeededBoundary { get; init; }

    /// <summary>Whether it came with the account, and is written with it.</summary>
    public bool IsSeeded { get; init; }

    public override PolicyDocument? Boundary => base.Boundary ?? SeededBoundary;
}
