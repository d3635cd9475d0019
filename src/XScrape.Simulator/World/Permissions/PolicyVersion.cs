using XScrape.Simulator.Policies;

namespace XScrape.Simulator.World.Permissions;

/// <summary>One version of a managed policy.</summary>
internal sealed class PolicyVersion(string id, string document, DateTimeOffset created)
{
    /// <summary>v1, v2 and so on; numbers are not used again.</summary>
    public string Id { get; } = id;

    public string Document { get; } = document;

    public DateTimeOffset Created { get; } = created;

    public PolicyDocument Policy { get; } = PolicyDocument.Parse(document, PolicyKind.Identity);
}
