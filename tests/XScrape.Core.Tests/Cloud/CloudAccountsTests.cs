using XScrape.Arns;
using XScrape.Cloud;
using XScrape.Tests.Fakes;

namespace XScrape.Tests.Cloud;

public sealed class CloudAccountsTests
{
    private static readonly CloudSite s_site = new(Region.Parse("us-west-2"));

    [Fact]
    public void Equal_identities_share_one_account_and_another_endpoint_is_another()
    {
        FakeProvider provider = new();
        using CloudAccounts accounts = new(provider);

        ICloudAccount one = accounts.Get(Keys(), s_site);
        ICloudAccount same = accounts.Get(Keys(), new CloudSite(Region.Parse("us-west-2")));
        accounts.Get(Keys(), s_site with { Configured = ConfiguredEndpoints.None with { Iam = new Uri("http://localhost:1") } });

        Assert.Same(one, same);
        Assert.Equal(2, provider.Opened.Count);
    }

    [Fact]
    public void Who_asks_after_they_were_closed_gets_new_ones()
    {
        FakeProvider provider = new();
        CloudAccounts accounts = new(provider);
        ICloudAccount one = accounts.Get(Keys(), s_site);

        accounts.Dispose();

        Assert.NotSame(one, accounts.Get(Keys(), s_site));
    }

    private static CloudIdentity Keys() => new() { Keys = new CloudKeys("AKID", "s", null) };
}
