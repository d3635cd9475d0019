using System.Text;
using System.Text.Json;

namespace XScrape.Conformance.Models;

/// <summary>Holds JSON against a shape.</summary>
internal sealed class JsonShapeCheck(ServiceModel model, List<string> problems)
{
    private const double Year2020 = 1_577_836_800;
    private const double Year2100 = 4_102_444_800;

    private readonly ScalarCheck _scalars = new(problems);

    public void Check(Shape shape, JsonElement json, string path)
    {
        switch (shape.Type)
        {
            case "structure" when Is(JsonValueKind.Object):
                Structure(shape, json, path);
                break;
            case "list" when Is(JsonValueKind.Array):
                _scalars.Size(shape, json.GetArrayLength(), path);
                Each(json.EnumerateArray().Select((item, i) => (item, $"{path}[{i}]")), shape.Element("member"));
                break;
            case "map" when Is(JsonValueKind.Object):
                // The least number of members is for requests: EKS shows "tags": {} where there are none.
                Wrong(json.EnumerateObject().Count() > shape.Number("max"), path, "has more members than the model allows");
                Each(json.EnumerateObject().Select(pair => (pair.Value, $"{path}.{pair.Name}")), shape.Element("value"));
                break;
            case "string" when Is(JsonValueKind.String):
                _scalars.Text(shape, json.GetString()!, path);
                break;
            case "blob" when Is(JsonValueKind.String):
                Blob(json.GetString()!, path);
                break;
            case "timestamp" when Is(JsonValueKind.Number):
                Wrong(json.GetDouble() is < Year2020 or > Year2100, path, "is not a time in epoch seconds");
                break;
            case "integer" or "long" when Is(JsonValueKind.Number):
                Wrong(!json.TryGetInt64(out _), path, "is not a whole number");
                break;
            case "boolean" when json.ValueKind is JsonValueKind.True or JsonValueKind.False:
            case "double" or "float" when Is(JsonValueKind.Number):
                break;
            default:
                problems.Add($"{path} is {json.GetRawText()}, and the model has a {shape.Type}.");
                break;
        }

        bool Is(JsonValueKind kind) => json.ValueKind == kind;
    }

    private void Structure(Shape shape, JsonElement json, string path)
    {
        Dictionary<string, JsonElement> members = shape.Members.Where(member => Shape.InBody(member.Value)).ToDictionary(member => Shape.WireName(member.Value, member.Name), member => member.Value);
        HashSet<string> seen = [];
        foreach (JsonProperty one in json.EnumerateObject())
        {
            Wrong(!seen.Add(one.Name), $"{path}.{one.Name}", "stands twice");
            if (members.TryGetValue(one.Name, out JsonElement member))
            {
                Check(model.Shape(member.GetProperty("shape").GetString()!), one.Value, $"{path}.{one.Name}");
            }
            else
            {
                problems.Add($"{path}.{one.Name} is unknown to the model.");
            }
        }

        foreach (string required in shape.Required.Where(name => members.ContainsKey(name) && !seen.Contains(name)))
        {
            problems.Add($"{path}.{required} is missing.");
        }

        Wrong(shape.IsUnion && seen.Count != 1, path, "is a union and has not exactly one member");
    }

    private void Each(IEnumerable<(JsonElement Value, string Path)> items, JsonElement reference)
    {
        Shape shape = model.Shape(reference.GetProperty("shape").GetString()!);
        foreach ((JsonElement value, string path) in items)
        {
            Check(shape, value, path);
        }
    }

    /// <summary>A blob is base64 text, and what comes out is not base64 once more.</summary>
    private void Blob(string text, string path)
    {
        Span<byte> bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out int count))
        {
            problems.Add($"{path} is not base64.");
            return;
        }

        string inner = Encoding.UTF8.GetString(bytes[..count]);
        Wrong(count > 0 && Convert.TryFromBase64String(inner, new byte[inner.Length], out _), path, "is base64 of base64");
    }

    private void Wrong(bool isWrong, string path, string what)
    {
        if (isWrong)
        {
            problems.Add($"{path} {what}.");
        }
    }
}
