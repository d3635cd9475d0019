using System.Text;
using System.Text.Json;
using Amazon.Runtime.Internal;
using XScrape.Aws.Signing;
using XScrape.Aws.Wire.Requests;
using XScrape.Aws.Wire.Responses;
using XScrape.Aws.Wire.Sites;

namespace XScrape.Aws.Wire;

/// <summary>A client of the rest-json protocol.</summary>
/// <remarks>https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html</remarks>
internal abstract class RestClient(AccountCredentials credentials, ServiceName service, WireSite site) : ServiceClient(credentials, service, site)
{
    /// <summary>Labels in braces are replaced by their values, encoded as one path segment each.</summary>
    protected Task<ServiceResponse> SendAsync(Operation operation, Action<DefaultRequest>? address, Action<Utf8JsonWriter>? members, CancellationToken stop)
    {
        byte[]? body = members is null ? null : JsonText.Write(members);
        ServiceRequest call = new(operation, request =>
        {
            request.HttpMethod = operation.Method;
            request.ResourcePath = operation.Route;
            address?.Invoke(request);
            if (body is not null)
            {
                request.Content = body;
                request.Headers["Content-Type"] = "application/json";
            }
        })
        {
            Sent = body is null ? null : Encoding.UTF8.GetString(body),
        };
        return SendAsync(call, stop);
    }
}
