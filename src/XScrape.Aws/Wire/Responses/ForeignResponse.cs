using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using XScrape.Aws.Wire.Requests;

namespace XScrape.Aws.Wire.Responses;

/// <summary>
/// Tells an operation's own answer from all else that may come with a status of success: a proxy's page, another operation's answer,
/// an empty or cut one, a redirect.
/// </summary>
internal static class ForeignResponse
{
    /// <summary>Why the answer is not the operation's own; null if it is.</summary>
    public static string? Misfit(Operation operation, ServiceResponse answer)
    {
        int status = (int)answer.HttpStatusCode;
        if (status is >= 300 and < 400)
        {
            return $"it is a redirect{(answer.RedirectHost is { } host ? $" to {host}" : string.Empty)}, which is never followed";
        }

        if (status != operation.Status)
        {
            return $"its status is not {operation.Status}";
        }

        string? misfit = operation.Service.Protocol == WireProtocol.RestJson ? JsonMisfit(operation, answer) : XmlMisfit(operation, answer);
        return misfit ?? (operation.IsWrite && string.IsNullOrWhiteSpace(answer.ResponseMetadata?.RequestId) ? "it has no request id, which AWS always sends" : null);
    }

    private static string? XmlMisfit(Operation operation, ServiceResponse answer)
    {
        if (!IsOf(answer, "xml", operation.IsWrite))
        {
            return "it is not XML";
        }

        try
        {
            XElement root = XmlText.Parse(answer.Body);
            if (root.Name.LocalName != operation.Name + "Response")
            {
                return $"it is not a {operation.Name}Response";
            }

            XElement? result = operation.Service.Protocol == WireProtocol.Ec2 || operation.Members is null ? root : root.Child(operation.Name + "Result");
            return result is null ? $"it has no {operation.Name}Result" : Lacks(operation.Required.FirstOrDefault(path => !Has(result, path)));
        }
        catch (XmlException)
        {
            return "it cannot be read as XML";
        }
    }

    private static string? JsonMisfit(Operation operation, ServiceResponse answer)
    {
        bool mayBeEmpty = operation.Members is null or { Count: 0 };
        if (answer.Body.Length == 0)
        {
            return mayBeEmpty ? null : "it is empty";
        }

        if (!IsOf(answer, "json", operation.IsWrite))
        {
            return "it is not JSON";
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(answer.Body);
            JsonElement root = document.RootElement;
            return root.ValueKind != JsonValueKind.Object ? "it is no JSON object"
                : Lacks(operation.Required.FirstOrDefault(path => !Has(root, path))) ?? (operation.IsWrite ? Strange(operation, root) : null);
        }
        catch (JsonException)
        {
            return "it cannot be read as JSON";
        }
    }

    /// <summary>A member that only other operations answer with. One that is not known is from AWS's next version.</summary>
    private static string? Strange(Operation operation, JsonElement root)
    {
        IReadOnlyList<string> own = operation.Members ?? [];
        string? strange = root.EnumerateObject().Select(m => m.Name).FirstOrDefault(name => !own.Contains(name) && WireOperations.Answered.Contains(name));
        return strange is null ? null : $"it has the member {strange} of another operation";
    }

    private static bool IsOf(ServiceResponse answer, string form, bool mustSay) =>
        string.IsNullOrEmpty(answer.ContentType) ? !mustSay : answer.ContentType!.Split(';')[0].Mentions(form);

    private static string? Lacks(string? member) => member is null ? null : $"it has no {member}";

    private static bool Has(XElement root, string path)
    {
        XElement? found = path.Split('.').Aggregate<string, XElement?>(root, (at, name) => at?.Child(name));
        return found is not null && found.Value.Length > 0;
    }

    private static bool Has(JsonElement root, string path)
    {
        JsonElement found = root;
        foreach (string name in path.Split('.'))
        {
            if (found.ValueKind != JsonValueKind.Object || !found.TryGetProperty(name, out found))
            {
                return false;
            }
        }

        return found.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) && !(found.ValueKind == JsonValueKind.String && found.GetString()!.Length == 0);
    }
}
