using XScrape.Cloud.Amp;
using XScrape.Cloud.Ec2;
using XScrape.Cloud.Eks;
using XScrape.Cloud.Iam;

namespace XScrape.Cloud;

/// <summary>One identity at work in one account and Region.</summary>
internal interface ICloudAccount : IDisposable
{
    CloudIdentity Identity { get; }

    CloudSite Site { get; }

    IIam Iam { get; }

    IAmp Amp { get; }

    /// <summary>The samples of workspaces.</summary>
    IMetrics Metrics { get; }

    IEks Eks { get; }

    IEc2 Ec2 { get; }

    /// <summary>Who AWS says is calling (sts:GetCallerIdentity); asked once, then remembered.</summary>
    Task<CloudCaller> GetCallerIdentityAsync(CancellationToken stop);
}
