using System.Text.Json;

namespace XScrape.Aws.Tests.Support;

/// <summary>A service model of botocore: operations and the shapes that they take and give.</summary>
internal sealed class Model(JsonElement service, bool isPart = false)
{
    public static Model Amp => new(ModelFolder.Read("amp", "2020-08-01", "service-2.json"));

    public static Model Eks => new(ModelFolder.Read("eks", "2017-11-01", "service-2.json"));

    public static Model Ec2 => new(ModelFolder.Read("ec2", "2016-11-15", "service-2.json"), ModelFolder.IsPart("ec2", "2016-11-15", "service-2.json"));

    public static Model Iam => new(ModelFolder.Read("iam", "2010-05-08", "service-2.json"));

    public static Model Sts => new(ModelFolder.Read("sts", "2011-06-15", "service-2.json"));

    public JsonElement Metadata => service.GetProperty("metadata");

    public JsonElement Operation(string name) => Named("operations", name);

    public (string Method, string Uri) Http(string operation)
    {
        JsonElement http = Operation(operation).GetProperty("http");
        return (http.GetProperty("method").GetString()!, http.GetProperty("requestUri").GetString()!);
    }

    public JsonElement? Input(string operation) => ShapeOf(Operation(operation), "input");

    public JsonElement? Output(string operation) => ShapeOf(Operation(operation), "output");

    public JsonElement Shape(string name) => Named("shapes", name);

    /// <summary>A part of a model, such as that of EC2's, may lack what it was not cut for; a whole one has to have it.</summary>
    private JsonElement Named(string kind, string name)
    {
        bool isThere = service.GetProperty(kind).TryGetProperty(name, out JsonElement found);
        Assert.SkipWhen(!isThere && isPart, $"The part of the service model that lies there has no {name}; set XSCRAPE_AWS_MODELS to a folder with the whole one.");
        Assert.True(isThere, $"The model has no {name}.");
        return found;
    }

    public JsonElement Member(JsonElement structure, string name) => Shape(structure.GetProperty("members").GetProperty(name).GetProperty("shape").GetString()!);

    public static IEnumerable<string> Required(JsonElement structure) =>
        structure.TryGetProperty("required", out JsonElement list) ? list.EnumerateArray().Select(e => e.GetString()!) : [];

    public static string? Location(JsonElement structure, string name) =>
        structure.GetProperty("members").GetProperty(name).TryGetProperty("location", out JsonElement place) ? place.GetString() : null;

    /// <summary>What does not fit the shape: members that it has not, required ones that are missing, values of another type or pattern.</summary>
    public IEnumerable<string> Misfits(JsonElement shape, JsonElement value, string path)
    {
        switch (shape.GetProperty("type").GetString())
        {
            case "structure":
                return MisfitsOfStructure(shape, value, path);
            case "list":
                JsonElement item = Shape(shape.GetProperty("member").GetProperty("shape").GetString()!);
                return [.. Length(shape, value.GetArrayLength(), path), .. value.EnumerateArray().SelectMany((v, i) => Misfits(item, v, $"{path}[{i}]"))];
            case "map":
                return value.EnumerateObject().SelectMany(p => Misfits(Shape(shape.GetProperty("value").GetProperty("shape").GetString()!), p.Value, $"{path}.{p.Name}"));
            case "blob" or "string" when value.ValueKind != JsonValueKind.String:
                return [$"{path} is no string"];
            case "blob":
                return Convert.TryFromBase64String(value.GetString()!, new byte[value.GetString()!.Length], out _) ? [] : [$"{path} is no base64"];
            case "string":
                return [.. Length(shape, value.GetString()!.Length, path), .. Pattern(shape, value.GetString()!, path)];
            default:
                return [$"{path} is of a type that we send nowhere"];
        }
    }

    private IEnumerable<string> MisfitsOfStructure(JsonElement shape, JsonElement value, string path)
    {
        JsonElement members = shape.GetProperty("members");
        foreach (string name in Required(shape).Where(n => Location(shape, n) is null && !value.TryGetProperty(n, out _)))
        {
            yield return $"{path}.{name} is required";
        }

        if (shape.TryGetProperty("union", out _) && value.EnumerateObject().Count() != 1)
        {
            yield return $"{path} is a union";
        }

        foreach (JsonProperty property in value.EnumerateObject())
        {
            if (!members.TryGetProperty(property.Name, out _))
            {
                yield return $"{path}.{property.Name} is not in the model";
                continue;
            }

            foreach (string misfit in Misfits(Member(shape, property.Name), property.Value, $"{path}.{property.Name}"))
            {
                yield return misfit;
            }
        }
    }

    private static IEnumerable<string> Length(JsonElement shape, int length, string path)
    {
        bool fits = (!shape.TryGetProperty("min", out JsonElement min) || length >= min.GetInt32()) && (!shape.TryGetProperty("max", out JsonElement max) || length <= max.GetInt32());
        return fits ? [] : [$"{path} has length {length}"];
    }

    private static IEnumerable<string> Pattern(JsonElement shape, string text, string path) =>
        !shape.TryGetProperty("pattern", out JsonElement pattern) || System.Text.RegularExpressions.Regex.IsMatch(text, $"^(?:{pattern.GetString()!.Replace(@"\_", "_", StringComparison.Ordinal)})$") ? [] : [$"{path} '{text}' does not match {pattern}"];

    private JsonElement? ShapeOf(JsonElement operation, string side) =>
        operation.TryGetProperty(side, out JsonElement reference) ? Shape(reference.GetProperty("shape").GetString()!) : null;
}
