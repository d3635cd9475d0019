using Amazon.Runtime;
using Amazon.Runtime.Internal;
using XScrape.Aws.Wire.Answers;
using XScrape.Aws.Wire.Failures;
using XScrape.Aws.Wire.Requests;
using XScrape.Aws.Wire.Sites;

namespace XScrape.Aws.Wire;

/// <summary>Outside the retries: no answer leaves the pipeline that is not its operation's own. What is foreign is not tried again, as nobody knows what it did.</summary>
internal sealed class AnswerCheck(WireSite site) : PipelineHandler
{
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        T response = await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
        Operation operation = ((Call)executionContext.RequestContext.OriginalRequest).Operation;
        return response is Answer answer && ForeignAnswer.Misfit(operation, answer) is { } misfit
            ? throw FailureMap.Foreign(misfit, new CallFacts(operation, site.Identity), answer)
            : response;
    }
}
