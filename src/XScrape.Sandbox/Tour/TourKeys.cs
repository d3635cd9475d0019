using XScrape.Cloud;
using XScrape.Simulator;

namespace XScrape.Sandbox.Tour;

/// <summary>The keys of a simulated account.</summary>
internal sealed class TourKeys(SimulatedAccount account) : ICredentialSource
{
    public CloudKeys Read() => new(account.AccessKeyId, account.SecretAccessKey, null);

    public override string ToString() => $"administrator of {account.AccountId}";
}
