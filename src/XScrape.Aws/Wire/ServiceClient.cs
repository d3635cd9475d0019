using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using XScrape.Aws.Signing;
using XScrape.Aws.Wire.Failures;
using XScrape.Aws.Wire.Requests;
using XScrape.Aws.Wire.Responses;
using XScrape.Aws.Wire.Sites;
using XScrape.Failures;

namespace XScrape.Aws.Wire;

/// <summary>The SDK's own pipeline (retry, signing, clock skew, proxies) with our marshallers at its two ends.</summary>
internal abstract class ServiceClient(AccountCredentials credentials, ServiceName service, WireSite site)
    : AmazonServiceClient(credentials, new ServiceConfig(service, site)), IMarshaller<IRequest, AmazonWebServiceRequest>
{
    protected override IServiceMetadata ServiceMetadata { get; } = new Metadata(service.SdkId);

    public IRequest Marshall(AmazonWebServiceRequest input) => ((ServiceRequest)input).ToRequest();

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new Endpoints());
        pipeline.AddHandlerAfter<Endpoints>(new Schemes());
        pipeline.ReplaceHandler<RetryHandler>(new RetryHandler(new PatientRetryPolicy(Config, site.Settings)));
        pipeline.AddHandlerAfter<RetryHandler>(new RateLimitHandler(credentials, service, site));
        pipeline.AddHandler(new ResponseCheck(site));
        pipeline.AddHandler(new CallReporter(site));
    }

    /// <summary>Sends one operation and gives the answer's bytes.</summary>
    protected async Task<ServiceResponse> SendAsync(ServiceRequest call, CancellationToken stop)
    {
        InvokeOptions ends = new() { RequestMarshaller = this, ResponseUnmarshaller = BodyUnmarshaller.Instance };
        RequestFacts facts = new(call.Operation, site.Identity);
        for (bool renewed = false; ; renewed = true)
        {
            try
            {
                await credentials.ReadyAsync(stop).ConfigureAwait(false);
                return await InvokeAsync<ServiceResponse>(call, ends, stop).OrStop(stop).ConfigureAwait(false);
            }
            catch (AmazonServiceException fault) when (!renewed && FailureCodes.IsExpired(fault.ErrorCode) && credentials.Forget())
            {
                // The token ended earlier than it said, or this machine's clock is behind: one fresh start, as nothing was done yet.
            }
            catch (Exception fault) when (fault is not XScrapeException)
            {
                stop.ThrowIfCancellationRequested();
                ServiceConfig config = (ServiceConfig)Config;
                throw FailureMap.From(fault, facts with { Caller = credentials.Caller, Endpoint = config.Url, Proxy = ProxyOnTheWay.To(config.Url, config) });
            }
        }
    }

    /// <summary>Reports something odd in an answer to the observer; the answer is used all the same.</summary>
    protected void Notice(string text) => site.Observer.Noticed(text);

    protected T Read<T>(ServiceResponse answer, Operation operation, Func<JsonElement, T> read) => Reading(answer, operation, () =>
    {
        using JsonDocument document = JsonDocument.Parse(answer.Body);
        return read(document.RootElement);
    });

    protected T ReadXml<T>(ServiceResponse answer, Operation operation, Func<XElement, T> read) => ReadRoot(answer, operation, root => read(root.Need(operation.Name + "Result")));

    /// <summary>EC2 has no Result element.</summary>
    protected T ReadRoot<T>(ServiceResponse answer, Operation operation, Func<XElement, T> read) => Reading(answer, operation, () => read(Responses.XmlText.Parse(answer.Body)));

    private T Reading<T>(ServiceResponse answer, Operation operation, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is JsonException or XmlException or InvalidDataException or InvalidOperationException or FormatException
            or ArgumentException or OverflowException
            || (fault is XScrapeException { Service: null } failure && failure.Id != FailureId.PolicyUnreadable))
        {
            throw FailureMap.Unreadable(fault, new RequestFacts(operation, site.Identity), answer);
        }
    }

    private sealed class Endpoints : BaseEndpointResolver
    {
        protected override Amazon.Runtime.Endpoints.EndpointParameters MapEndpointsParameters(IRequestContext requestContext) => new();
    }

    private sealed class Schemes : BaseAuthResolverHandler
    {
        protected override List<Amazon.Runtime.Internal.Auth.IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext) =>
            [new Amazon.Runtime.Credentials.Internal.AuthSchemeOption { SchemeId = "aws.auth#sigv4" }];
    }

    private sealed class Metadata(string id) : IServiceMetadata
    {
        public string ServiceId => id;

        public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
    }
}
