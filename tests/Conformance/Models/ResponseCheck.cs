using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using XScrape.Conformance.Stage;

namespace XScrape.Conformance.Models;

/// <summary>Holds one answer against the model of its operation.</summary>
internal static class ResponseCheck
{
    /// <summary>
    /// Errors that every operation can answer with and that no model lists:
    /// https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
    /// </summary>
    private static readonly HashSet<string> s_common = new(StringComparer.Ordinal)
    {
        "AccessDenied", "AccessDeniedException", "AuthFailure", "ExpiredToken", "ExpiredTokenException", "IncompleteSignature", "InternalFailure",
        "InvalidAction", "InvalidClientTokenId", "InvalidSignatureException", "MissingAction", "MissingAuthenticationToken",
        "MissingAuthenticationTokenException", "MissingParameter", "RequestExpired", "ServiceUnavailable", "SignatureDoesNotMatch", "Throttling",
        "ThrottlingException", "UnauthorizedOperation", "UnrecognizedClientException", "ValidationError",
    };

    public static void Check(ServiceModel model, JsonElement operation, Recorded exchange, List<string> problems)
    {
        if (string.IsNullOrEmpty(exchange.Header("x-amzn-RequestId")))
        {
            problems.Add("There is no x-amzn-RequestId.");
        }

        try
        {
            if (exchange.Status >= 400)
            {
                Refused(model, operation, exchange, problems);
            }
            else
            {
                Done(model, operation, exchange, problems);
            }
        }
        catch (Exception exception) when (exception is JsonException or XmlException)
        {
            problems.Add("The body cannot be read: " + exception.Message);
        }
    }

    private static void Done(ServiceModel model, JsonElement operation, Recorded exchange, List<string> problems)
    {
        int wanted = operation.GetProperty("http").TryGetProperty("responseCode", out JsonElement code) ? code.GetInt32() : 200;
        if (exchange.Status != wanted)
        {
            problems.Add($"The status is {exchange.Status}, and the model says {wanted}.");
        }

        Shape? output = operation.TryGetProperty("output", out JsonElement reference) ? model.Shape(reference.GetProperty("shape").GetString()!) : null;
        if (model.Protocol == "rest-json")
        {
            RestJson(model, output, exchange, problems);
            return;
        }

        string name = operation.GetProperty("name").GetString()!;
        XElement root = XDocument.Parse(exchange.Text).Root!;
        if (root.Name.LocalName != name + "Response" || root.Name.NamespaceName.TrimEnd('/') != model.Namespace.TrimEnd('/'))
        {
            problems.Add($"The root is {root.Name}.");
        }

        if (model.Protocol == "ec2")
        {
            Need(root, "requestId", problems);
            root.Elements().Where(element => element.Name.LocalName == "requestId").Remove();
            new XmlShapeCheck(model, problems).Check(output!, root, name);
            return;
        }

        Query(model, output, reference, root, problems);
    }

    private static void RestJson(ServiceModel model, Shape? output, Recorded exchange, List<string> problems)
    {
        if (output is null)
        {
            if (exchange.Body.Length > 0)
            {
                problems.Add("There is a body, and the model has no output.");
            }

            return;
        }

        if (!exchange.Header("Content-Type").StartsWith("application/json", StringComparison.Ordinal))
        {
            problems.Add($"The content type is '{exchange.Header("Content-Type")}'.");
        }

        using JsonDocument body = JsonDocument.Parse(exchange.Body);
        new JsonShapeCheck(model, problems).Check(output, body.RootElement, output.Name);
    }

    private static void Query(ServiceModel model, Shape? output, JsonElement reference, XElement root, List<string> problems)
    {
        XElement? metadata = root.Elements().FirstOrDefault(element => element.Name.LocalName == "ResponseMetadata");
        Need(metadata, "RequestId", problems);
        string? wrapper = output is null ? null : reference.GetProperty("resultWrapper").GetString();
        XElement? result = root.Elements().FirstOrDefault(element => element.Name.LocalName == wrapper);
        foreach (XElement stray in root.Elements().Where(element => element != metadata && element != result))
        {
            problems.Add($"The model has no {stray.Name.LocalName} beside the result.");
        }

        if (output is not null && result is null)
        {
            problems.Add($"There is no {wrapper}.");
        }
        else if (output is not null)
        {
            new XmlShapeCheck(model, problems).Check(output, result!, output.Name);
        }
    }

    private static void Refused(ServiceModel model, JsonElement operation, Recorded exchange, List<string> problems)
    {
        string code = model.Protocol == "rest-json" ? exchange.Header("x-amzn-ErrorType").Split(':')[0] : XmlCode(model, exchange, problems);
        Shape? shape = model.Error(operation, code);
        if (shape is null)
        {
            if (!s_common.Contains(code) && (model.Protocol != "ec2" || !code.StartsWith("Invalid", StringComparison.Ordinal))) // EC2's model lists no errors at all
            {
                problems.Add($"The model lists no error '{code}' for {operation.GetProperty("name").GetString()}.");
            }

            return;
        }

        if (shape.ErrorStatus is { } wanted && exchange.Status != wanted)
        {
            problems.Add($"{code} has status {exchange.Status}, and the model says {wanted}.");
        }

        if (model.Protocol == "rest-json")
        {
            using JsonDocument body = JsonDocument.Parse(exchange.Body);
            new JsonShapeCheck(model, problems).Check(shape, body.RootElement, code);
        }
    }

    private static string XmlCode(ServiceModel model, Recorded exchange, List<string> problems)
    {
        XElement root = XDocument.Parse(exchange.Text).Root!;
        bool isEc2 = model.Protocol == "ec2";
        XElement? error = isEc2
            ? root.Elements("Errors").Elements("Error").FirstOrDefault()
            : root.Elements().FirstOrDefault(element => element.Name.LocalName == "Error");
        Need(root, isEc2 ? "RequestID" : "RequestId", problems);
        Need(error, "Message", problems);
        return error?.Elements().FirstOrDefault(element => element.Name.LocalName == "Code")?.Value ?? string.Empty;
    }

    private static void Need(XElement? parent, string name, List<string> problems)
    {
        if (string.IsNullOrEmpty(parent?.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value))
        {
            problems.Add($"There is no {name}.");
        }
    }
}
