using Amazon.Runtime;
using Amazon.Runtime.Internal;
using XScrape.Aws.Wire.Failures;
using XScrape.Aws.Wire.Requests;
using XScrape.Aws.Wire.Responses;
using XScrape.Aws.Wire.Sites;

namespace XScrape.Aws.Wire;

/// <summary>Outside the retries: no answer leaves the pipeline that is not its operation's own. What is foreign is not tried again, as it is not known what it did.</summary>
internal sealed class ResponseCheck(WireSite site) : PipelineHandler
{
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        T response = await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
        Operation operation = ((ServiceRequest)executionContext.RequestContext.OriginalRequest).Operation;
        return response is ServiceResponse answer && ForeignResponse.Misfit(operation, answer) is { } misfit
            ? throw FailureMap.Foreign(misfit, new RequestFacts(operation, site.Identity), answer)
            : response;
    }
}
