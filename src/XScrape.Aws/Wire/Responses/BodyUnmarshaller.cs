using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace XScrape.Aws.Wire.Responses;

/// <summary>Takes each answer as bytes, and each error as a <see cref="WireException"/>, for both protocols.</summary>
internal sealed class BodyUnmarshaller : ResponseUnmarshaller
{
    public static BodyUnmarshaller Instance { get; } = new();

    public override AmazonWebServiceResponse Unmarshall(UnmarshallerContext input)
    {
        byte[] body = ((BodyContext)input).ReadAll();
        string? id = ErrorResponse.RequestIdOf(input.ResponseData) ?? XmlText.RequestIdIn(body);
        return new ServiceResponse
        {
            Body = body,
            ContentType = input.ResponseData.ContentType,
            RedirectHost = Host(input.ResponseData),
            ResponseMetadata = new ResponseMetadata { RequestId = id },
        };
    }

    // The rest of the address may hold a ticket.
    private static string? Host(IWebResponseData response) =>
        response.IsHeaderPresent("Location") && Uri.TryCreate(response.GetHeaderValue("Location"), UriKind.Absolute, out Uri? target) ? target.Host : null;

    public override AmazonServiceException UnmarshallException(UnmarshallerContext input, Exception innerException, HttpStatusCode statusCode) =>
        ErrorResponse.Read(((BodyContext)input).ReadAll(), input.ResponseData, statusCode);

    protected override UnmarshallerContext ConstructUnmarshallerContext(Stream responseStream, bool maintainResponseBody, IWebResponseData response, bool isException) =>
        new BodyContext(responseStream, response);

    protected override UnmarshallerContext ConstructUnmarshallerContext(Stream responseStream, bool maintainResponseBody, IWebResponseData response, bool isException, IRequestContext requestContext) =>
        new BodyContext(responseStream, response);
}
