using XScrape.Cloud.Calls;

namespace XScrape.Cloud;

/// <summary>One open account for each identity and site, so that credentials and connections are shared by all links that use them.</summary>
internal sealed class CloudAccounts(ICloudProvider provider) : IDisposable
{
    private readonly object _gate = new();
    private readonly Dictionary<(CloudIdentity Identity, CloudSite Site), ICloudAccount> _open = [];

    public ICloudProvider Provider => provider;

    /// <summary>Closes them all; who asks again opens new ones.</summary>
    public void Dispose()
    {
        ICloudAccount[] open;
        lock (_gate)
        {
            open = [.. _open.Values];
            _open.Clear();
        }

        foreach (ICloudAccount account in open)
        {
            account.Dispose();
        }
    }

    public ICloudAccount Get(CloudIdentity identity, CloudSite site)
    {
        lock (_gate)
        {
            if (!_open.TryGetValue((identity, site), out ICloudAccount? account))
            {
                // What the user named is opened now, so that a wrong name is reported before anything is done. The SDK's chain
                // may ask the network, and is left alone until it is needed.
                account = identity.IsExplicit
                    ? provider.Open(identity, site, CallScope.Relay)
                    : new DeferredAccount(identity, site, () => provider.Open(identity, site, CallScope.Relay));
                _open[(identity, site)] = account;
            }

            return account;
        }
    }
}
