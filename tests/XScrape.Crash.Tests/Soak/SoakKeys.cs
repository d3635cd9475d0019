using XScrape.Cloud;
using XScrape.Simulator;

namespace XScrape.Crash.Soak;

/// <summary>The keys of a simulated account.</summary>
internal sealed class SoakKeys(SimulatedAccount account) : ICredentialSource
{
    public CloudKeys Read() => new(account.AccessKeyId, account.SecretAccessKey, null);

    public override string ToString() => account.AccessKeyId;
}
