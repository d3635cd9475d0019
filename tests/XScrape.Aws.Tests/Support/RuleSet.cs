using System.Text.Json;
using System.Text.RegularExpressions;

namespace XScrape.Aws.Tests.Support;

/// <summary>Runs an endpoint rule set, as far as the rule sets of amp, eks, iam and sts need it.</summary>
/// <remarks>https://smithy.io/2.0/additional-specs/rules-engine/specification.html</remarks>
internal sealed class RuleSet(JsonElement rules, JsonElement partitions)
{
    /// <summary>The URL and the signing Region (null: the Region itself), or the error of the rule set.</summary>
    public (string? Url, string? SigningRegion, string? Error) Resolve(string region, bool fips, bool dualStack)
    {
        Dictionary<string, object?> scope = new() { ["Region"] = region, ["UseFIPS"] = fips, ["UseDualStack"] = dualStack, ["UseGlobalEndpoint"] = false };
        return Run(rules.GetProperty("rules"), scope) ?? throw new InvalidOperationException("No rule matched.");
    }

    private (string?, string?, string?)? Run(JsonElement list, Dictionary<string, object?> outer)
    {
        foreach (JsonElement rule in list.EnumerateArray())
        {
            Dictionary<string, object?> scope = new(outer);
            if (!rule.GetProperty("conditions").EnumerateArray().All(c => Holds(c, scope)))
            {
                continue;
            }

            switch (rule.GetProperty("type").GetString())
            {
                case "tree": return Run(rule.GetProperty("rules"), scope);
                case "error": return (null, null, (string)Value(rule.GetProperty("error"), scope)!);
                default: return Endpoint(rule.GetProperty("endpoint"), scope);
            }
        }

        return null;
    }

    private (string?, string?, string?) Endpoint(JsonElement endpoint, Dictionary<string, object?> scope)
    {
        string? signing = endpoint.GetProperty("properties").TryGetProperty("authSchemes", out JsonElement schemes) && schemes[0].TryGetProperty("signingRegion", out JsonElement region)
            ? (string?)Value(region, scope)
            : null;
        return ((string)Value(endpoint.GetProperty("url"), scope)!, signing, null);
    }

    private bool Holds(JsonElement condition, Dictionary<string, object?> scope)
    {
        object? value = Call(condition, scope);
        if (condition.TryGetProperty("assign", out JsonElement name))
        {
            scope[name.GetString()!] = value;
        }

        return value is not null and not false;
    }

    private object? Call(JsonElement call, Dictionary<string, object?> scope)
    {
        object? Arg(int n) => Value(call.GetProperty("argv")[n], scope);
        return call.GetProperty("fn").GetString() switch
        {
            "isSet" => Arg(0) is not null,
            "not" => Arg(0) is false or null,
            "booleanEquals" or "stringEquals" => Equals(Arg(0), Arg(1)),
            "getAttr" => Attribute((JsonElement)Arg(0)!, (string)Arg(1)!),
            "aws.partition" => Partition((string)Arg(0)!),
            string other => throw new NotSupportedException(other),
            null => throw new NotSupportedException(),
        };
    }

    private object? Value(JsonElement node, Dictionary<string, object?> scope) => node.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => Regex.Replace(node.GetString()!, "{([A-Za-z]+)(?:#([A-Za-z]+))?}", m =>
            m.Groups[2].Success ? (string)Attribute((JsonElement)scope[m.Groups[1].Value]!, m.Groups[2].Value)! : (string)scope[m.Groups[1].Value]!),
        JsonValueKind.Object when node.TryGetProperty("ref", out JsonElement name) => scope.GetValueOrDefault(name.GetString()!),
        JsonValueKind.Object => Call(node, scope),
        _ => throw new NotSupportedException(node.ValueKind.ToString()),
    };

    private static object? Attribute(JsonElement partition, string name) => partition.GetProperty(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : partition.GetProperty(name).GetBoolean();

    private JsonElement Partition(string region)
    {
        JsonElement[] all = [.. partitions.GetProperty("partitions").EnumerateArray()];
        JsonElement found = all.FirstOrDefault(p => p.GetProperty("regions").TryGetProperty(region, out _));
        return (found.ValueKind == JsonValueKind.Undefined ? all.First(p => Regex.IsMatch(region, p.GetProperty("regionRegex").GetString()!)) : found).GetProperty("outputs");
    }
}
