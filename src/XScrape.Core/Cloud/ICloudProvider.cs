using XScrape.Cloud.Calls;

namespace XScrape.Cloud;

/// <summary>The way to AWS: what XScrape.Aws gives to the rest.</summary>
internal interface ICloudProvider
{
    /// <summary>
    /// One identity in one Region. Resolves the identity now (a missing profile is ProfileNotFound here) and calls AWS later.
    /// </summary>
    ICloudAccount Open(CloudIdentity identity, CloudSite site, ICallObserver observer);

    /// <summary>The names of the profiles in a credentials file (null: the SDK's default files), for tab completion.</summary>
    IReadOnlyList<string> ListProfiles(string? profileLocation);

    /// <summary>The Region that a profile names, or that the environment or the default profile does; null if none.</summary>
    string? DefaultRegion(CloudIdentity identity);
}
