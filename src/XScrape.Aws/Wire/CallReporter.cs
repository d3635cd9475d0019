using System.Diagnostics;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using XScrape.Aws.Wire.Failures;
using XScrape.Aws.Wire.Requests;
using XScrape.Aws.Wire.Responses;
using XScrape.Aws.Wire.Sites;
using XScrape.Cloud.Calls;
using XScrape.Failures;

namespace XScrape.Aws.Wire;

/// <summary>The outermost handler: reports each operation to the observer once, however many attempts it took.</summary>
internal sealed class CallReporter(WireSite site) : PipelineHandler
{
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        Stopwatch clock = Stopwatch.StartNew();
        Exception? fault = null;
        try
        {
            return await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
        }
        catch (Exception thrown)
        {
            fault = thrown;
            throw;
        }
        finally
        {
            site.Observer.Ended(Describe(executionContext, fault, clock.Elapsed));
        }
    }

    private CloudCall Describe(IExecutionContext context, Exception? fault, TimeSpan duration)
    {
        IRequestContext request = context.RequestContext;
        AmazonWebServiceResponse? answer = context.ResponseContext.Response;
        AmazonServiceException? refused = fault as AmazonServiceException;
        ServiceRequest call = (ServiceRequest)request.OriginalRequest;
        XScrapeException? told = fault as XScrapeException;
        int? status = refused is not null ? Known((int)refused.StatusCode) : fault is null ? (int?)answer?.HttpStatusCode : told?.StatusCode;
        return new CloudCall(
            call.Operation.Service.Name,
            call.Operation.Name,
            site.Identity,
            site.Region.ToString(),
            status,
            fault is null ? null : Code(fault, request),
            refused?.RequestId ?? told?.RequestId ?? (fault is null ? answer?.ResponseMetadata?.RequestId : null),
            duration,
            request.Retries + 1)
        {
            RequestBody = site.Observer.WantsBodies ? Masking.Body(call.Sent) : null,
            ResponseBody = site.Observer.WantsBodies ? Masking.Body((answer as ServiceResponse)?.Text ?? (fault as WireException)?.Body) : null,
        };
    }

    private static string Code(Exception fault, IRequestContext request) => fault switch
    {
        AmazonServiceException { ErrorCode: { Length: > 0 } code } => code,
        OperationCanceledException when request.CancellationToken.IsCancellationRequested => "Stopped",
        _ => FailureMap.IdOf(fault).ToString(),
    };

    private static int? Known(int status) => status == 0 ? null : status;
}
