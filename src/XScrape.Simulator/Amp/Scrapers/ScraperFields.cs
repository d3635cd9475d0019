using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using XScrape.Simulator.Amp.Requests;
using XScrape.Simulator.Http;
using XScrape.Simulator.Naming;

namespace XScrape.Simulator.Amp.Scrapers;

/// <summary>Reads members of a request and collects what is wrong with them.</summary>
internal sealed class ScraperFields(JsonElement body)
{
    private static readonly Regex s_alias = Pattern.Whole("[0-9A-Za-z][-.0-9A-Z_a-z]*");
    private static readonly Regex s_anything = Pattern.Whole("[\\s\\S]+");
    private static readonly Regex s_token = Pattern.Whole("[!-~]+");
    private static readonly Regex s_cluster = Pattern.Whole("arn:aws[-a-z]*:eks:[-a-z0-9]+:[0-9]{12}:cluster/.+");
    private static readonly Regex s_workspace = Pattern.Whole("arn:aws[-a-z]*:aps:[-a-z0-9]+:[0-9]{12}:workspace/.+");
    private static readonly Regex s_role = Pattern.Whole("arn:aws[-a-z]*:iam::[0-9]{12}:role/.+");
    private static readonly Regex s_subnet = Pattern.Whole("subnet-[0-9a-z]+");
    private static readonly Regex s_group = Pattern.Whole("sg-[0-9a-z]+");
    private static readonly Regex s_tag = Pattern.WholeUnicode("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

    private readonly List<KeyValuePair<string, string>> _errors = [];

    /// <summary>Refuses the request if anything was wrong.</summary>
    public void Check()
    {
        if (_errors.Count > 0)
        {
            throw AmpError.Fields(_errors);
        }
    }

    public string? Alias() => Text("alias", s_alias, 100);

    /// <summary>An alias of a workspace takes any characters: https://docs.aws.amazon.com/prometheus/latest/APIReference/API_CreateWorkspace.html.</summary>
    public string? WorkspaceAlias() => Text("alias", s_anything, 100);

    public string? ClientToken() => Text("clientToken", s_token, 64);

    /// <summary>A blob is base64 text in JSON, once.</summary>
    public string? Configuration(bool required)
    {
        if (Union("scrapeConfiguration", required) is not { } union)
        {
            return null;
        }

        if (!union.TryGetProperty("configurationBlob", out JsonElement blob))
        {
            return Wrong<string>("scrapeConfiguration", "must have the member configurationBlob");
        }

        try
        {
            string text = blob.ValueKind == JsonValueKind.String ? blob.GetString()! : string.Empty;
            return Convert.FromBase64String(text).Length > 0 ? text : Wrong<string>("scrapeConfiguration.configurationBlob", "must not be empty");
        }
        catch (FormatException)
        {
            throw AwsError.CannotParse("scrapeConfiguration.configurationBlob is not base64.");
        }
    }

    public JsonElement? Source()
    {
        JsonElement? union = Union("source", required: true);
        if (union?.TryGetProperty("eksConfiguration", out JsonElement eks) == true)
        {
            Member(eks, "source.eksConfiguration", "clusterArn", s_cluster);
            Strings(eks, "source.eksConfiguration", "subnetIds", s_subnet, required: true);
            Strings(eks, "source.eksConfiguration", "securityGroupIds", s_group, required: false);
        }
        else if (union?.TryGetProperty("vpcConfiguration", out JsonElement vpc) == true)
        {
            Strings(vpc, "source.vpcConfiguration", "subnetIds", s_subnet, required: true);
            Strings(vpc, "source.vpcConfiguration", "securityGroupIds", s_group, required: true);
        }

        return union;
    }

    public JsonElement? Destination(bool required)
    {
        JsonElement? union = Union("destination", required);
        if (union?.TryGetProperty("ampConfiguration", out JsonElement amp) == true)
        {
            Member(amp, "destination.ampConfiguration", "workspaceArn", s_workspace);
        }

        return union;
    }

    /// <summary>Both roles are optional in the model.</summary>
    public RoleArns? Roles()
    {
        if (!body.TryGetProperty("roleConfiguration", out JsonElement roles) || roles.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (roles.ValueKind != JsonValueKind.Object)
        {
            return Wrong<RoleArns>("roleConfiguration", "must be a structure");
        }

        return new RoleArns(Member(roles, "roleConfiguration", "sourceRoleArn", s_role, required: false), Member(roles, "roleConfiguration", "targetRoleArn", s_role, required: false));
    }

    public JsonElement? Exporters() => body.TryGetProperty("exporters", out JsonElement list) && list.ValueKind == JsonValueKind.Array
        ? list.GetArrayLength() <= 1 ? list : Wrong<JsonElement?>("exporters", "must have at most 1 member")
        : null;

    public TagMap Tags(string name = "tags")
    {
        const int LongestKey = 128;
        const int LongestValue = 256;
        TagMap tags = [];
        if (!body.TryGetProperty(name, out JsonElement map) || map.ValueKind == JsonValueKind.Null)
        {
            return tags;
        }

        if (map.ValueKind != JsonValueKind.Object)
        {
            return Wrong<TagMap>(name, "must be a map") ?? tags;
        }

        foreach (JsonProperty tag in map.EnumerateObject())
        {
            string value = tag.Value.ValueKind == JsonValueKind.String ? tag.Value.GetString()! : "\0";
            bool fits = tag.Name.Length is > 0 and <= LongestKey && value.Length <= LongestValue && s_tag.IsMatch(tag.Name) && s_tag.IsMatch(value);
            if (!fits || tag.Name.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            {
                _errors.Add(new(name, $"the tag '{tag.Name}' is not valid"));
            }

            tags.Set(tag.Name, value);
        }

        return tags.Count <= TagMap.Most ? tags : Wrong<TagMap>(name, $"must have at most {TagMap.Most.ToString(CultureInfo.InvariantCulture)} members") ?? tags;
    }

    public string? Text(string name, Regex pattern, int longest)
    {
        if (!body.TryGetProperty(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        string? text = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        return text?.Length <= longest && pattern.IsMatch(text) ? text : Wrong<string>(name, Constraint(pattern));
    }

    /// <summary>A union carries exactly one member; one that is not known here is kept as it came.</summary>
    private JsonElement? Union(string name, bool required)
    {
        if (!body.TryGetProperty(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null)
        {
            return required ? Wrong<JsonElement?>(name, "must not be null") : null;
        }

        return value.ValueKind == JsonValueKind.Object && value.EnumerateObject().Count(member => member.Value.ValueKind != JsonValueKind.Null) == 1
            ? value
            : Wrong<JsonElement?>(name, "must have exactly one member");
    }

    private string? Member(JsonElement parent, string path, string name, Regex pattern, bool required = true)
    {
        if (parent.ValueKind != JsonValueKind.Object || !parent.TryGetProperty(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null)
        {
            return required ? Wrong<string>($"{path}.{name}", "must not be null") : null;
        }

        string? text = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        return text is not null && pattern.IsMatch(text) ? text : Wrong<string>($"{path}.{name}", Constraint(pattern));
    }

    private void Strings(JsonElement parent, string path, string name, Regex pattern, bool required)
    {
        const int Most = 5;
        if (parent.ValueKind != JsonValueKind.Object || !parent.TryGetProperty(name, out JsonElement list) || list.ValueKind == JsonValueKind.Null)
        {
            _ = required ? Wrong<string>($"{path}.{name}", "must not be null") : null;
            return;
        }

        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() is 0 or > Most
            || list.EnumerateArray().Any(one => one.ValueKind != JsonValueKind.String || !pattern.IsMatch(one.GetString()!)))
        {
            _ = Wrong<string>($"{path}.{name}", $"must have 1 to {Most.ToString(CultureInfo.InvariantCulture)} members, each of the form {pattern}");
        }
        else if (list.EnumerateArray().Select(one => one.GetString()).Distinct(StringComparer.Ordinal).Count() < list.GetArrayLength())
        {
            _ = Wrong<string>($"{path}.{name}", "must not name one twice");
        }
    }

    private T? Wrong<T>(string name, string message)
    {
        _errors.Add(new(name, message));
        return default;
    }

    private static string Constraint(Regex pattern) => $"Member must satisfy regular expression pattern: {pattern}";
}
