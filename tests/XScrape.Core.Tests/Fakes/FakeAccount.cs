using XScrape.Arns;
using XScrape.Cloud;
using XScrape.Cloud.Amp;
using XScrape.Cloud.Ec2;
using XScrape.Cloud.Eks;
using XScrape.Cloud.Iam;

namespace XScrape.Tests.Fakes;

/// <summary>One account, in memory.</summary>
internal sealed class FakeAccount(string account, FakeCalls calls, CloudIdentity identity, CloudSite site) : ICloudAccount
{
    public CloudIdentity Identity => identity;

    public CloudSite Site => site;

    public FakeIam Iam { get; } = new(calls, account);

    public FakeAmp Amp { get; } = new(calls);

    public FakeEks Eks { get; } = new(calls);

    IIam ICloudAccount.Iam => Iam;

    IAmp ICloudAccount.Amp => Amp;

    public FakeMetrics Metrics { get; } = new(calls);

    IMetrics ICloudAccount.Metrics => Metrics;

    IEks ICloudAccount.Eks => Eks;

    public FakeEc2 Ec2 { get; } = new(calls);

    IEc2 ICloudAccount.Ec2 => Ec2;

    public Task<CloudCaller> GetCallerIdentityAsync(CancellationToken stop) =>
        Task.FromResult(calls.Make("GetCallerIdentity", () => new CloudCaller(AccountId.Parse(account), $"arn:aws:iam::{account}:user/ann", "AIDAANN")));

    public void Dispose()
    {
    }
}
