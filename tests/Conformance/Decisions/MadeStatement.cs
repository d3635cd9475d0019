using System.Text.Json.Nodes;

namespace XScrape.Conformance.Decisions;

/// <summary>A statement that was made, member by member; an empty list is a member that it does not have.</summary>
internal sealed record MadeStatement
{
    public required bool Allows { get; init; }

    /// <summary>Action or NotAction.</summary>
    public required string ActionMember { get; init; }

    public required string[] Actions { get; init; }

    /// <summary>Resource or NotResource.</summary>
    public string ResourceMember { get; init; } = "Resource";

    public string[] Resources { get; init; } = [];

    /// <summary>Principal or NotPrincipal.</summary>
    public string PrincipalMember { get; init; } = "Principal";

    /// <summary>Pairs of kind and value; the kind of a bare * is empty.</summary>
    public KeyValuePair<string, string>[] Principals { get; init; } = [];

    public MadeCondition[] Conditions { get; init; } = [];

    public JsonObject ToJson()
    {
        JsonObject json = new() { ["Effect"] = Allows ? "Allow" : "Deny", [ActionMember] = MadeCondition.OneOrMany(Actions) };
        if (Resources.Length > 0)
        {
            json[ResourceMember] = MadeCondition.OneOrMany(Resources);
        }

        if (Principals.Length > 0)
        {
            json[PrincipalMember] = Principals.Any(one => one.Key.Length == 0)
                ? "*"
                : new JsonObject([.. Principals.GroupBy(one => one.Key).Select(kind => new KeyValuePair<string, JsonNode?>(kind.Key, MadeCondition.OneOrMany([.. kind.Select(one => one.Value)])))]);
        }

        JsonObject conditions = [];
        foreach (MadeCondition condition in Conditions)
        {
            (conditions[condition.Operator] ??= new JsonObject())[condition.Key] = MadeCondition.OneOrMany(condition.Values);
        }

        if (conditions.Count > 0)
        {
            json["Condition"] = conditions;
        }

        return json;
    }
}
