using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using XScrape.Conformance.Stage;

namespace XScrape.Conformance.Models;

/// <summary>One service-2.json: https://github.com/boto/botocore, botocore/data.</summary>
internal sealed class ServiceModel
{
    private readonly JsonElement _root;
    private readonly List<(string Method, Regex Path, JsonElement Operation)> _paths = [];

    private ServiceModel(JsonElement root)
    {
        _root = root;
        Protocol = root.GetProperty("metadata").GetProperty("protocol").GetString()!;
        Namespace = root.GetProperty("metadata").TryGetProperty("xmlNamespace", out JsonElement ns) ? ns.GetString()! : string.Empty;
        foreach (JsonProperty operation in root.GetProperty("operations").EnumerateObject())
        {
            JsonElement http = operation.Value.GetProperty("http");
            string pattern = Regex.Replace(http.GetProperty("requestUri").GetString()!, "\\{[^}]+\\}", "[^/]+");
            _paths.Add((http.GetProperty("method").GetString()!, new Regex($"^{pattern}$", RegexOptions.CultureInvariant), operation.Value));
        }
    }

    /// <summary>rest-json, query or ec2.</summary>
    public string Protocol { get; }

    /// <summary>The XML namespace; empty for JSON.</summary>
    public string Namespace { get; }

    public static ServiceModel Load(string path)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        return new ServiceModel(document.RootElement.Clone());
    }

    public Shape Shape(string name) => new(name, _root.GetProperty("shapes").GetProperty(name));

    /// <summary>The operation that was called; null where the model has none such.</summary>
    public JsonElement? Find(Recorded exchange)
    {
        if (Protocol == "rest-json")
        {
            string path = exchange.Target.Split('?')[0];
            return _paths.Where(one => one.Method == exchange.Method && one.Path.IsMatch(path)).Select(one => (JsonElement?)one.Operation).FirstOrDefault();
        }

        string? action = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(exchange.RequestBody)).TryGetValue("Action", out Microsoft.Extensions.Primitives.StringValues value) ? value.ToString() : null;
        return action is not null && _root.GetProperty("operations").TryGetProperty(action, out JsonElement operation) ? operation : null;
    }

    /// <summary>The error shape that an operation declares for a code; null where it declares none.</summary>
    public Shape? Error(JsonElement operation, string code) => !operation.TryGetProperty("errors", out JsonElement errors)
        ? null
        : errors.EnumerateArray()
            .Select(error => Shape(error.GetProperty("shape").GetString()!))
            .FirstOrDefault(shape => shape.ErrorCode == code);
}
