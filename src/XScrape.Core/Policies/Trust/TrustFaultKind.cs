namespace XScrape.Policies.Trust;

/// <summary>What can be wrong with our statement in a trust policy.</summary>
internal enum TrustFaultKind
{
    /// <summary>It names another principal than the link's.</summary>
    OtherPrincipal,

    /// <summary>Its principal is the id of a role that was deleted.</summary>
    DeletedPrincipal,

    /// <summary>Several conditions on the key of the scraper's ARN must all hold.</summary>
    SeveralConditions,

    /// <summary>No condition names a scraper.</summary>
    NoCondition,

    /// <summary>A placeholder stands where the scraper's ARN belongs.</summary>
    Pending,

    /// <summary>A placeholder or wildcard stands beside the scraper's ARN.</summary>
    ExtraValue,

    /// <summary>The condition on the source account is missing or says another one.</summary>
    NoAccountCondition,
}
