namespace XScrape.Simulator.Policies;

/// <summary>Where a policy stands, which decides what it must and must not contain.</summary>
internal enum PolicyKind
{
    /// <summary>Attached to an identity, or a permissions boundary.</summary>
    Identity,

    /// <summary>Sent with AssumeRole: as an identity policy, but ARNs must be whole.</summary>
    Session,

    /// <summary>A role's trust policy.</summary>
    Trust,

    /// <summary>A policy on a resource, such as a workspace.</summary>
    Resource,
}
