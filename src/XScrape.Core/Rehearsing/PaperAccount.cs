using XScrape.Arns;
using XScrape.Cloud;
using XScrape.Cloud.Amp;
using XScrape.Cloud.Ec2;
using XScrape.Cloud.Eks;
using XScrape.Cloud.Iam;

namespace XScrape.Rehearsing;

/// <summary>An account that is read as it is, and written to on paper only: no write call ever leaves it, and later reads see what was written.</summary>
internal sealed class PaperAccount(ICloudAccount inner, string partition, AccountId account, Func<RoleArn, CancellationToken, Task<bool>> isMissing) : ICloudAccount
{
    private readonly PaperAmp _amp = new(inner.Amp, partition, inner.Site.Region, account);

    public AccountId Account => account;

    public CloudIdentity Identity => inner.Identity;

    public CloudSite Site => inner.Site;

    public IIam Iam { get; } = new PaperIam(inner.Iam, partition, account, isMissing);

    public IAmp Amp => _amp;

    public IMetrics Metrics => inner.Metrics;

    public IEks Eks => inner.Eks;

    public IEc2 Ec2 => inner.Ec2;

    /// <summary>Whether the scraper exists on paper alone.</summary>
    public bool Invented(ScraperId id) => _amp.Invented(id);

    public Task<CloudCaller> GetCallerIdentityAsync(CancellationToken stop) => inner.GetCallerIdentityAsync(stop);

    /// <summary>The account behind it belongs to others.</summary>
    public void Dispose()
    {
    }
}
