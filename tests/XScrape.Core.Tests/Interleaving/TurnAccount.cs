using XScrape.Cloud;
using XScrape.Cloud.Amp;
using XScrape.Cloud.Ec2;
using XScrape.Cloud.Eks;
using XScrape.Cloud.Iam;
using XScrape.Tests.Fakes;

namespace XScrape.Tests.Interleaving;

/// <summary>An account as one of several writers sees it.</summary>
internal sealed class TurnAccount(FakeAccount inner, Turns turns) : ICloudAccount
{
    public CloudIdentity Identity => inner.Identity;

    public CloudSite Site => inner.Site;

    public IIam Iam { get; } = new TurnIam(inner.Iam, turns);

    public IAmp Amp => inner.Amp;

    public IMetrics Metrics => inner.Metrics;

    public IEks Eks => inner.Eks;

    public IEc2 Ec2 => ((ICloudAccount)inner).Ec2;

    public Task<CloudCaller> GetCallerIdentityAsync(CancellationToken stop) => inner.GetCallerIdentityAsync(stop);

    public void Dispose() => inner.Dispose();
}
