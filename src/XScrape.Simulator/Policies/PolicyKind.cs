namespace XScrape.Simulator;

/// <summary>Where a policy stands, which decides what it must and must not contain.</summary>
internal enum PolicyKind
{
    /// <summary>Attached to an identity, a permissions boundary or a session policy.</summary>
    Identity,

    /// <summary>A role's trust policy.</summary>
    Trust,

    /// <summary>A policy on a resource, such as a workspace.</summary>
    Resource,
}
