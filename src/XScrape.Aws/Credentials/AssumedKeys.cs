using Amazon.Runtime;
using XScrape.Aws.Signing;
using XScrape.Aws.Sts;

namespace XScrape.Aws.Credentials;

/// <summary>A session of a role.</summary>
internal sealed class AssumedKeys(AccountCredentials credentials, StsClient sts, AssumedRole role, TimeProvider clock) : RenewedKeys(clock)
{
    protected override Task<(ImmutableCredentials Keys, DateTimeOffset End)> FetchAsync(DateTimeOffset now, CancellationToken stop) => sts.AssumeRoleAsync(role, stop);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            sts.Dispose();
            credentials.Dispose();
        }

        base.Dispose(disposing);
    }
}
