using Amazon.Runtime;
using XScrape.Cloud;

namespace XScrape.Aws.Credentials;

/// <summary>Keys that somebody gave.</summary>
internal sealed class FixedKeys(CloudKeys keys) : KeySource
{
    private readonly ImmutableCredentials _keys = ToSdk(keys);

    public static ImmutableCredentials ToSdk(CloudKeys keys) =>
        new(keys.AccessKey, keys.SecretKey, string.IsNullOrEmpty(keys.SessionToken) ? null : keys.SessionToken);

    public override Task<ImmutableCredentials> CurrentAsync(CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return Task.FromResult(_keys);
    }
}
