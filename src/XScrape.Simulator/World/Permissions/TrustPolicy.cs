using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using XScrape.Simulator.Policies;

namespace XScrape.Simulator.World.Permissions;

/// <summary>
/// A trust policy as it was saved, with the unique ids that its principals meant then:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-roles
/// </summary>
internal sealed class TrustPolicy(string text, PolicyDocument policy, IReadOnlyDictionary<string, string> ids)
{
    private static readonly JsonSerializerOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] s_members = ["Principal", "NotPrincipal"];

    public string Text { get; } = text;

    public PolicyDocument Policy { get; } = policy;

    /// <summary>Principal ARN to the unique id it stood for when the policy was saved.</summary>
    public IReadOnlyDictionary<string, string> Ids { get; } = ids;

    /// <summary>The document as IAM shows it now: a principal that has been deleted since shows as its unique id.</summary>
    public string Show(Func<string, bool> isAlive)
    {
        Dictionary<string, string> shown = new(StringComparer.Ordinal);
        foreach (KeyValuePair<string, string> pair in Ids)
        {
            if (!isAlive(pair.Value))
            {
                shown[pair.Key] = pair.Value;
            }
        }

        return shown.Count == 0 ? Text : Replace(Text, shown);
    }

    /// <summary>Rewrites AWS principals in a policy's text.</summary>
    public static string Replace(string text, IReadOnlyDictionary<string, string> replacements)
    {
        JsonNode root = JsonNode.Parse(text)!;
        JsonNode? list = root["Statement"];
        JsonNode?[] statements = list is JsonArray array ? [.. array] : [list];
        foreach (JsonNode? statement in statements)
        {
            foreach (string member in s_members)
            {
                if (statement![member] is JsonObject principals && principals["AWS"] is { } value)
                {
                    principals["AWS"] = value is JsonArray many
                        ? new JsonArray([.. many.Select(one => Swap(one!, replacements))])
                        : Swap(value, replacements);
                }
            }
        }

        return root.ToJsonString(s_plain);
    }

    private static JsonValue Swap(JsonNode value, IReadOnlyDictionary<string, string> replacements)
    {
        string old = value.GetValue<string>();
        return JsonValue.Create(replacements.TryGetValue(old, out string? now) ? now : old);
    }
}
