using Amazon.Runtime;
using Amazon.Runtime.Internal;
using XScrape.Aws.Signing;
using XScrape.Aws.Wire.Failures;
using XScrape.Aws.Wire.Requests;
using XScrape.Aws.Wire.Sites;
using XScrape.Cloud.Calls;
using XScrape.Failures;
using XScrape.Pacing;

namespace XScrape.Aws.Wire;

/// <summary>Inside the retries and before the signature: every attempt waits for its turn, and a throttle slows down all.</summary>
internal sealed class RateLimitHandler(AccountCredentials credentials, ServiceName service, WireSite site) : PipelineHandler
{
    private readonly string _region = EndpointRules.SigningRegion(service, site.Region);

    private readonly string _endpoint = site.EndpointOf(service)?.AbsoluteUri ?? string.Empty;

    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        RateBucket bucket = RateBuckets.For(_endpoint, credentials.Caller?.Account.ToString() ?? site.Identity, _region, service.Prefix, site.Settings.Clock);
        await bucket.TakeAsync(CallScope.Priority, executionContext.RequestContext.CancellationToken).ConfigureAwait(false);
        try
        {
            return await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
        }
        catch (AmazonServiceException refused) when (FailureCodes.Find(refused.ErrorCode) == FailureId.Throttled || (int)refused.StatusCode == 429)
        {
            bucket.Throttled();
            throw;
        }
    }
}
