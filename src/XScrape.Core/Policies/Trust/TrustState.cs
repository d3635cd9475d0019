namespace XScrape.Policies.Trust;

/// <summary>What the two trust policies of a link say together.</summary>
public enum TrustState
{
    /// <summary>Not read.</summary>
    Unknown,

    /// <summary>A role, or our statement in its trust policy, is missing.</summary>
    None,

    /// <summary>A placeholder stands where the scraper's ARN belongs; no principal can assume the role.</summary>
    Pending,

    /// <summary>Both name the scraper's ARN.</summary>
    Bound,

    /// <summary>They say something else.</summary>
    Drifted,
}
