using XScrape.Cloud;
using XScrape.Simulator;

namespace XScrape.Acceptance.Tests.Support;

/// <summary>What every test here needs: the token that ends it, and the identity of a simulated account's administrator.</summary>
internal static class Test
{
    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static CloudIdentity Keys(SimulatedAccount account) => new() { Keys = new CloudKeys(account.AccessKeyId, account.SecretAccessKey, null) };
}
