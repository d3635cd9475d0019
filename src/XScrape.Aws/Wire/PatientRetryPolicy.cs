using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using XScrape.Aws.Wire.Failures;
using XScrape.Aws.Wire.Responses;
using XScrape.Aws.Wire.Sites;
using XScrape.Failures;

namespace XScrape.Aws.Wire;

/// <summary>
/// The SDK's standard policy, with the waits that AMP asks for by Retry-After, with IAM's ConcurrentModification,
/// and with fewer attempts where nothing answers at all: waiting longer helps against throttling, not against a wrong address.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html</remarks>
internal sealed class PatientRetryPolicy(IClientConfig config, WireSettings settings) : StandardRetryPolicy(config)
{
    private const int RetriesOfFaults = 4;

    private const int RetriesOfSilence = 2;

    private const string Faulted = "XScrape.Faults";

    private const string Asked = "XScrape.RetryAfter";

    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(20);

    private readonly Random _jitter = new();

    public override Task<bool> RetryForExceptionAsync(IExecutionContext executionContext, Exception exception)
    {
        // Each try with a password that a proxy does not take brings its account nearer to being locked.
        if (exception is XScrapeException || ProxyOnTheWay.Refuses(exception))
        {
            return Task.FromResult(false);
        }

        executionContext.RequestContext.ContextAttributes[Asked] = (exception as WireException)?.RetryAfter ?? TimeSpan.Zero;
        if (IsThrottlingError(exception) || exception is AmazonServiceException { StatusCode: (HttpStatusCode)429 }
            || (exception as AmazonServiceException)?.ErrorCode is "ConcurrentModification" or "ConcurrentModificationException")
        {
            return Task.FromResult(true);
        }

        // Retries counts throttles too: a call that was asked to wait a few times still has all its attempts at a fault.
        int faults = Faults(executionContext.RequestContext);
        executionContext.RequestContext.ContextAttributes[Faulted] = faults + 1;
        return faults >= (Silence.Is(exception) ? RetriesOfSilence : RetriesOfFaults)
            ? Task.FromResult(false)
            : base.RetryForExceptionAsync(executionContext, exception);
    }

    /// <summary>
    /// The SDK stops to retry once many calls of one client have failed in a row. A fleet shares one client, and AWS throttles
    /// it for minutes: what is asked to wait, waits, and takes nothing from the store that the retries of faults live on.
    /// </summary>
    public override bool OnRetry(IExecutionContext executionContext, bool bypassAcquireCapacity, bool isThrottlingError) =>
        isThrottlingError || base.OnRetry(executionContext, bypassAcquireCapacity, isThrottlingError);

    public override Task WaitBeforeRetryAsync(IExecutionContext executionContext) =>
        settings.Wait(Pause(executionContext.RequestContext), executionContext.RequestContext.CancellationToken);

    private TimeSpan Pause(IRequestContext request)
    {
        TimeSpan backOff = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, request.Retries - 1), s_longest.TotalSeconds) * Jitter());
        TimeSpan asked = request.ContextAttributes.TryGetValue(Asked, out object? value) && value is TimeSpan time ? time : TimeSpan.Zero;
        return asked > s_longest ? s_longest : asked > backOff ? asked : backOff;
    }

    private static int Faults(IRequestContext request) =>
        request.ContextAttributes.TryGetValue(Faulted, out object? value) && value is int count ? count : 0;

    private double Jitter()
    {
        lock (_jitter)
        {
            return _jitter.NextDouble();
        }
    }
}
