using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using XScrape.Simulator.Http.Requests;

namespace XScrape.Simulator.Http;

/// <summary>Writes replies and errors in the protocol of their service.</summary>
internal static class ResponseWriter
{
    private const string Xml = "text/xml";
    private const string Json = "application/json";
    private const string TargetJson = "application/x-amz-json-1.1";

    /// <summary>For a call that does not say which service is meant.</summary>
    private static readonly XNamespace s_nobody = "https://iam.amazonaws.com/doc/2010-05-08/";
    private static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static SimulatorResponse Write(AwsService service, Operation operation, Reply reply, string requestId) => service.Protocol switch
    {
        Protocol.RestJson => Response(reply.Status, TypeOf(service), reply.Json is null ? [] : Bytes(reply.Json), requestId),
        Protocol.Ec2 => Response(reply.Status, Xml, Bytes(Ec2Answer(service.Namespace, operation, reply, requestId)), requestId),
        _ => Response(reply.Status, Xml, Bytes(QueryAnswer(service.Namespace, operation, reply, requestId)), requestId),
    };

    public static SimulatorResponse Write(Protocol protocol, AwsService? service, AwsError error, string requestId)
    {
        List<KeyValuePair<string, string>> more = [];
        if (error.RetryAfterSeconds is { } seconds)
        {
            more.Add(new("Retry-After", seconds.ToString(CultureInfo.InvariantCulture)));
        }

        if (protocol == Protocol.RestJson)
        {
            more.Add(new("x-amzn-ErrorType", error.Code));
            JsonObject body = new() { ["message"] = error.Message };
            if (TypeOf(service) == TargetJson)
            {
                body["__type"] = error.Code;
            }

            foreach (KeyValuePair<string, JsonNode?> member in error.Members)
            {
                body[member.Key] = member.Value?.DeepClone();
            }

            return Response(error.Status, TypeOf(service), Bytes(body), requestId, more);
        }

        XElement document = protocol == Protocol.Ec2 ? Ec2Error(error, requestId) : QueryError(service, error, requestId);
        return Response(error.Status, Xml, Bytes(document), requestId, more);
    }

    /// <summary>CloudWatch Logs uses awsJson1_1, where the error's type stands in the body.</summary>
    private static string TypeOf(AwsService? service) => service is { HasTargets: true } ? TargetJson : Json;

    private static XElement QueryAnswer(XNamespace xmlns, Operation operation, Reply reply, string requestId)
    {
        XElement root = new(xmlns + (operation.Name + "Response"));
        if (reply.Xml is not null)
        {
            root.Add(new XElement(xmlns + (operation.Name + "Result"), reply.Xml.Select(element => Qualify(element, xmlns))));
        }

        root.Add(new XElement(xmlns + "ResponseMetadata", new XElement(xmlns + "RequestId", requestId)));
        return root;
    }

    private static XElement Ec2Answer(XNamespace xmlns, Operation operation, Reply reply, string requestId) => new(
        xmlns + (operation.Name + "Response"),
        new XElement(xmlns + "requestId", requestId),
        (reply.Xml ?? []).Select(element => Qualify(element, xmlns)));

    private static XElement QueryError(AwsService? service, AwsError error, string requestId)
    {
        XNamespace xmlns = service?.Namespace ?? s_nobody;
        return new XElement(
            xmlns + "ErrorResponse",
            new XElement(
                xmlns + "Error",
                new XElement(xmlns + "Type", error.Status < 500 ? "Sender" : "Receiver"),
                new XElement(xmlns + "Code", error.Code),
                new XElement(xmlns + "Message", Printable(error.Message))),
            new XElement(xmlns + "RequestId", requestId));
    }

    private static XElement Ec2Error(AwsError error, string requestId) => new(
        "Response",
        new XElement("Errors", new XElement("Error", new XElement("Code", error.Code), new XElement("Message", Printable(error.Message)))),
        new XElement("RequestID", requestId));

    private static XElement Qualify(XElement element, XNamespace xmlns) => new(
        xmlns + element.Name.LocalName,
        element.HasElements ? element.Elements().Select(child => (object)Qualify(child, xmlns)) : Printable(element.Value));

    /// <summary>XML 1.0 cannot carry control characters, not even escaped.</summary>
    private static string Printable(string text)
    {
        if (text.All(XmlConvert.IsXmlChar))
        {
            return text;
        }

        char[] printable = text.ToCharArray();
        for (int i = 0; i < printable.Length; i++)
        {
            if (i + 1 < printable.Length && char.IsSurrogatePair(printable[i], printable[i + 1]))
            {
                i++;
            }
            else if (!XmlConvert.IsXmlChar(printable[i]))
            {
                printable[i] = '\uFFFD';
            }
        }

        return new string(printable);
    }

    private static byte[] Bytes(XElement document) =>
        Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + document.ToString(SaveOptions.DisableFormatting));

    private static byte[] Bytes(JsonObject json)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, s_json))
        {
            json.WriteTo(writer);
        }

        return stream.ToArray();
    }

    private static SimulatorResponse Response(int status, string type, byte[] body, string requestId, IEnumerable<KeyValuePair<string, string>>? more = null)
    {
        List<KeyValuePair<string, string>> headers = [new("x-amzn-RequestId", requestId)];
        if (body.Length > 0)
        {
            headers.Add(new("Content-Type", type));
        }

        headers.AddRange(more ?? []);
        return new SimulatorResponse(status, headers, body);
    }
}
