using Amazon.Runtime;
using XScrape.Aws.Signing;
using XScrape.Cloud;

namespace XScrape.Aws.Credentials;

/// <summary>Keys that were given.</summary>
internal sealed class FixedKeys(CloudKeys keys, string identity) : KeySource
{
    private readonly ImmutableCredentials _keys = ToSdk(keys, identity);

    public static ImmutableCredentials ToSdk(CloudKeys keys, string identity) =>
        string.IsNullOrWhiteSpace(keys.AccessKey) || string.IsNullOrWhiteSpace(keys.SecretKey)
            ? throw CredentialFailures.Invalid(identity, "the access key or the secret key is empty", null)
            : new ImmutableCredentials(keys.AccessKey.Trim(), keys.SecretKey.Trim(), string.IsNullOrWhiteSpace(keys.SessionToken) ? null : keys.SessionToken!.Trim());

    public override Task<ImmutableCredentials> CurrentAsync(CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return Task.FromResult(_keys);
    }
}
