using XScrape.Waiting;

namespace XScrape.Provisioning.Roles;

/// <summary>How trust policies are written: what is tried again, and how long a shared role is watched after a write.</summary>
internal sealed record TrustSettings(PropagationRetry Retry, TimeProvider Clock)
{
    /// <summary>Let in a scraper that this link did not make: the user names it, or says that it may be used.</summary>
    public bool Adopt { get; init; }

    /// <summary>How long IAM may show a role as it was before a write.</summary>
    public TimeSpan PropagationLag { get; init; } = TimeSpan.FromSeconds(5);
}
