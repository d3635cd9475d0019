using XScrape.Cloud;
using XScrape.Cloud.Calls;

namespace XScrape.Tests.Fakes;

/// <summary>Opens accounts in memory: a profile's name is the account's id, any other identity is of the source account.</summary>
internal sealed class FakeProvider : ICloudProvider
{
    public List<CloudIdentity> Opened { get; } = [];

    public string? Region { get; init; }

    public ICloudAccount Open(CloudIdentity identity, CloudSite site, ICallObserver observer)
    {
        Opened.Add(identity);
        return new FakeAccount(identity.ProfileName is { Length: 12 } account ? account : Samples.SourceAccount, new FakeCalls(), identity, site);
    }

    public IReadOnlyList<string> ListProfiles(string? profileLocation) => [];

    public string? DefaultRegion(CloudIdentity identity) => Region;
}
