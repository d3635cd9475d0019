namespace XScrape.Simulator;

/// <summary>How a Principal element names a caller.</summary>
internal enum PrincipalMatch
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>Only by its account, which hands the decision to that account's own policies.</summary>
    Account,

    /// <summary>As itself, as its role, or as everybody.</summary>
    Direct,
}
