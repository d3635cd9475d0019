using System.Text.Json.Nodes;

namespace XScrape.Conformance.Decisions;

/// <summary>One request with all policies that decide it.</summary>
internal sealed record DecisionCase
{
    public required int Number { get; init; }

    public required Deed Deed { get; init; }

    public required MadeCaller Caller { get; init; }

    /// <summary>The account of the resource.</summary>
    public required string Owner { get; init; }

    /// <summary>Tags of the caller, and the condition keys that the request has beside the caller's own.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    public required IReadOnlyDictionary<string, string[]> Keys { get; init; }

    public required MadePolicy[] Identity { get; init; }

    public MadePolicy? Boundary { get; init; }

    public MadePolicy? Session { get; init; }

    /// <summary>The trust policy of the role that is to be assumed, or the policy of the workspace.</summary>
    public MadePolicy? ResourcePolicy { get; init; }

    public string Resource => Deed.Resource(Owner);

    public string Principal => Caller switch { MadeCaller.User => Deed.UserArn, MadeCaller.Session => Deed.SessionArn, _ => Deed.Service };

    public IEnumerable<MadePolicy> Policies => [.. Identity, .. new[] { Boundary, Session, ResourcePolicy }.Where(policy => policy is not null).Select(policy => policy!)];

    public IEnumerable<MadeStatement> Statements => Policies.SelectMany(policy => policy.Statements);

    public IEnumerable<MadeCondition> Conditions => Statements.SelectMany(statement => statement.Conditions);

    /// <summary>Whether the request has the key with one value, so that a variable can stand for it.</summary>
    public bool HasOne(string key) => key switch
    {
        "aws:username" => Caller == MadeCaller.User,
        "aws:userid" or "aws:PrincipalAccount" => Caller != MadeCaller.Service,
        "aws:PrincipalTag/team" => Tags.Count > 0,
        _ => Keys.ContainsKey(key) && !MadeKey.IsSet(key),
    };

    /// <summary>The case for the other evaluator; the context is what ours was asked with.</summary>
    public JsonObject ToJson(IReadOnlyDictionary<string, string[]> context) => new()
    {
        ["principal"] = Principal,
        ["action"] = Deed.Action,
        ["resource"] = Resource,
        ["owner"] = Owner,
        ["context"] = new JsonObject([.. context.Select(key => new KeyValuePair<string, JsonNode?>(key.Key, MadeCondition.OneOrMany(key.Value)))]),
        ["identity"] = new JsonArray([.. Identity.Select(policy => policy.ToJson())]),
        ["boundary"] = Boundary?.ToJson(),
        ["session"] = Session?.ToJson(),
        ["resourcePolicy"] = ResourcePolicy?.ToJson(),
    };
}
