using XScrape.Aws.Signing;
using XScrape.Aws.Wire.Requests;
using XScrape.Aws.Wire.Responses;
using XScrape.Aws.Wire.Sites;

namespace XScrape.Aws.Wire;

/// <summary>A client of the query protocol: a form in, XML out.</summary>
/// <remarks>https://smithy.io/2.0/aws/protocols/aws-query-protocol.html</remarks>
internal abstract class QueryClient(AccountCredentials credentials, ServiceName service, WireSite site) : ServiceClient(credentials, service, site)
{
    protected Task<ServiceResponse> PostAsync(Operation operation, FormBody form, CancellationToken stop)
    {
        ServiceRequest call = new(operation, request =>
        {
            request.HttpMethod = "POST";
            request.ResourcePath = "/";
            request.Parameters["Action"] = operation.Name;
            request.Parameters["Version"] = operation.Service.Version;
            foreach (KeyValuePair<string, string> value in form.All)
            {
                request.Parameters[value.Key] = value.Value;
            }
        })
        {
            Sent = form.ToString(),
        };
        return SendAsync(call, stop);
    }
}
