namespace XScrape.Simulator.Policies;

/// <summary>How a Principal element names a caller.</summary>
internal enum PrincipalMatch
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>Only by its account, which hands the decision to that account's own policies.</summary>
    Account,

    /// <summary>A session by the role that it is of.</summary>
    Role,

    /// <summary>As itself, or as everybody.</summary>
    Direct,
}
