using XScrape.Cloud;

namespace XScrape.Tests.Cloud;

public sealed class CloudIdentityTests
{
    [Fact]
    public void A_secret_is_never_printed()
    {
        CloudIdentity identity = new() { Keys = new CloudKeys("AKIAEXAMPLE", "the-secret", "the-token"), AssumeRoleArn = "arn:aws:iam::111122223333:role/deploy" };
        Assert.Equal("access key AKIAEXAMPLE as arn:aws:iam::111122223333:role/deploy", identity.ToString());
        Assert.Equal("AKIAEXAMPLE", identity.Keys!.ToString());
    }

    [Fact]
    public void One_account_is_opened_for_each_identity_and_site()
    {
        Fakes.FakeProvider provider = new();
        CloudAccounts accounts = new(provider);
        CloudSite site = new(XScrape.Arns.Region.Parse("us-west-2"));
        ICloudAccount one = accounts.Get(new CloudIdentity { ProfileName = "a" }, site);
        Assert.Same(one, accounts.Get(new CloudIdentity { ProfileName = "a" }, new CloudSite(XScrape.Arns.Region.Parse("us-west-2"))));
        Assert.NotSame(one, accounts.Get(new CloudIdentity { ProfileName = "b" }, site));
        Assert.NotSame(one, accounts.Get(new CloudIdentity { ProfileName = "a" }, site with { Region = XScrape.Arns.Region.Parse("us-east-1") }));
        Assert.Equal(3, provider.Opened.Count);
    }
}
