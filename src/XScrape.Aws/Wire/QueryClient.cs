using XScrape.Aws.Credentials;

namespace XScrape.Aws.Wire;

/// <summary>A client of the query protocol: a form in, XML out.</summary>
/// <remarks>https://smithy.io/2.0/aws/protocols/aws-query-protocol.html</remarks>
internal abstract class QueryClient(AccountCredentials credentials, ServiceName service, WireSite site) : ServiceClient(credentials, service, site)
{
    private readonly ServiceName _service = service;

    protected Task<Answer> PostAsync(string operation, Form form, CancellationToken stop)
    {
        Call call = new(_service, operation, request =>
        {
            request.HttpMethod = "POST";
            request.ResourcePath = "/";
            request.Parameters["Action"] = operation;
            request.Parameters["Version"] = _service.Version;
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
