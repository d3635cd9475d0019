using Amazon.Runtime;
using XScrape.Aws.Signing;
using XScrape.Waiting;

namespace XScrape.Aws.Credentials;

/// <summary>Credentials of the SDK, such as a profile's: they cache and refresh themselves, but can neither be cancelled nor say plainly what is wrong.</summary>
internal sealed class SdkKeys(Func<AWSCredentials> make, string identity, TimeProvider? clock = null) : KeySource
{
    /// <summary>As long as a credential_process has.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    private volatile AWSCredentials _credentials = make();

    public override async Task<ImmutableCredentials> CurrentAsync(CancellationToken stop)
    {
        try
        {
            // Keys that stand in a file are there at once; all other sources may never answer.
            return _credentials is BasicAWSCredentials or SessionAWSCredentials
                ? await _credentials.GetCredentialsAsync().ConfigureAwait(false)
                : await InTimeAsync(Task.Run(_credentials.GetCredentialsAsync, stop), stop).ConfigureAwait(false);
        }
        catch (Exception fault) when (!(fault is OperationCanceledException && stop.IsCancellationRequested))
        {
            throw CredentialFailures.From(fault, identity);
        }
    }

    private async Task<ImmutableCredentials> InTimeAsync(Task<ImmutableCredentials> keys, CancellationToken stop)
    {
        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task limit = Clock.Delay(_clock, s_limit, over.Token);
        if (await Task.WhenAny(keys, limit).ConfigureAwait(false) == keys)
        {
            over.Cancel();
            return await keys.ConfigureAwait(false);
        }

        // No one waits for it any more; a later failure is not reported.
        _ = keys.ContinueWith(t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        stop.ThrowIfCancellationRequested();
        throw CredentialFailures.Invalid(
            identity,
            $"nothing came within {s_limit.TotalSeconds:0} seconds from the service that gives them",
            "Check the way to that service (SSO, STS, the container's or the instance's), then run the same command again.");
    }

    public override bool Forget()
    {
        if (_credentials is RefreshingAWSCredentials refreshing)
        {
            refreshing.ClearCredentials();
            return true;
        }

        // Keys that stand in a file: new ones may have been put there, as aws-vault and its like do.
        AWSCredentials old = _credentials;
        _credentials = make();
        return _credentials.GetType() != old.GetType() || _credentials.GetCredentials().AccessKey != old.GetCredentials().AccessKey;
    }
}
