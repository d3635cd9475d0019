namespace XScrape.Policies.Trust;

/// <summary>Which of the two roles of a link a trust policy belongs to.</summary>
internal enum TrustRole
{
    /// <summary>In the EKS account; assumed by the scraper's service principal.</summary>
    Source,

    /// <summary>In the workspace's account; assumed by the source role.</summary>
    Target,
}
