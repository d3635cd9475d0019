using XScrape.Cloud.Amp;
using XScrape.Cloud.Ec2;
using XScrape.Cloud.Eks;
using XScrape.Cloud.Iam;

namespace XScrape.Cloud;

/// <summary>An account that is opened, or found to be missing, at its first use: work in one account must not fail for the other's identity.</summary>
internal sealed class DeferredAccount(CloudIdentity identity, CloudSite site, Func<ICloudAccount> open) : ICloudAccount
{
    private readonly Lazy<ICloudAccount> _account = new(open, LazyThreadSafetyMode.PublicationOnly);

    public CloudIdentity Identity => identity;

    public CloudSite Site => site;

    public IIam Iam => _account.Value.Iam;

    public IAmp Amp => _account.Value.Amp;

    public IMetrics Metrics => _account.Value.Metrics;

    public IEks Eks => _account.Value.Eks;

    public IEc2 Ec2 => _account.Value.Ec2;

    public Task<CloudCaller> GetCallerIdentityAsync(CancellationToken stop) => _account.Value.GetCallerIdentityAsync(stop);

    public void Dispose()
    {
        if (_account.IsValueCreated)
        {
            _account.Value.Dispose();
        }
    }
}
