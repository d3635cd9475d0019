using System.Text.Json;
using XScrape.Failures;

namespace XScrape.Policies;

/// <summary>Reads policy documents, refusing what IAM's grammar does not have: what is not understood must not be rewritten.</summary>
internal static class PolicyReader
{
    public static PolicyDocument Read(string text)
    {
        // No JSON begins with a percent sign; white space before the brace is encoded too.
        string json = text.TrimStart().StartsWith("%", StringComparison.Ordinal) ? Uri.UnescapeDataString(text) : text;
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return Document(document.RootElement);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or ArgumentException)
        {
            // ArgumentException: a text that is not UTF-16, with half a surrogate pair in it.
            throw new XScrapeException(
                FailureId.PolicyUnreadable,
                $"A policy document cannot be read: {fault.Message}",
                "Correct the policy in the IAM console, then run the same command again.",
                fault);
        }
    }

    private static PolicyDocument Document(JsonElement root)
    {
        // A bare statement, as the procedure prints the target role's trust; IAM wants it wrapped.
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("Effect", out _) && !root.TryGetProperty("Statement", out _))
        {
            return new PolicyDocument(null, null, [Statement(root)]);
        }

        string? version = null;
        string? id = null;
        List<PolicyStatement> statements = [];
        foreach (JsonProperty member in Members(root, "the policy"))
        {
            switch (member.Name)
            {
                case "Version": version = member.Value.GetString(); break;
                case "Id": id = member.Value.GetString(); break;
                case "Statement" when member.Value.ValueKind == JsonValueKind.Array:
                    statements.AddRange(member.Value.EnumerateArray().Select(Statement));
                    break;
                case "Statement": statements.Add(Statement(member.Value)); break;
                default: throw Unknown(member.Name, "a policy");
            }
        }

        return new PolicyDocument(version, id, statements);
    }

    private static PolicyStatement Statement(JsonElement element)
    {
        PolicyStatement statement = new() { Effect = string.Empty };
        foreach (JsonProperty member in Members(element, "a statement"))
        {
            statement = member.Name switch
            {
                "Sid" => statement with { Sid = member.Value.GetString() },
                "Effect" => statement with { Effect = EffectOf(member.Value) },
                "Principal" => statement with { Principal = Principal(member.Value) },
                "NotPrincipal" => statement with { NotPrincipal = Principal(member.Value) },
                "Action" => statement with { Action = Texts(member.Value) },
                "NotAction" => statement with { NotAction = Texts(member.Value) },
                "Resource" => statement with { Resource = Texts(member.Value) },
                "NotResource" => statement with { NotResource = Texts(member.Value) },
                "Condition" => statement with { Conditions = Conditions(member.Value) },
                _ => throw Unknown(member.Name, "a statement"),
            };
        }

        return statement.Effect.Length > 0 ? statement : throw new JsonException("a statement has no Effect");
    }

    private static string EffectOf(JsonElement value) => value.GetString() is "Allow" or "Deny"
        ? value.GetString()!
        : throw new JsonException($"an Effect is '{value}', and only Allow and Deny exist");

    private static PolicyPrincipal Principal(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString() == "*" ? PolicyPrincipal.Everybody : throw new JsonException("a Principal is a text other than '*'");
        }

        return new PolicyPrincipal([.. Members(value, "a Principal").Select(m => new KeyValuePair<string, IReadOnlyList<string>>(m.Name, Texts(m.Value)))]);
    }

    private static IReadOnlyList<PolicyCondition> Conditions(JsonElement value) =>
    [
        .. from test in Members(value, "a Condition")
           from key in Members(test.Value, $"the condition {test.Name}")
           select new PolicyCondition(test.Name, key.Name, Texts(key.Value)),
    ];

    private static IReadOnlyList<string> Texts(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? [.. value.EnumerateArray().Select(Text)]
        : [Text(value)];

    // IAM takes true and 5 where it means "true" and "5".
    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => value.GetRawText(),
        _ => throw new JsonException($"a value is {value.ValueKind}, where a text is wanted"),
    };

    private static IEnumerable<JsonProperty> Members(JsonElement element, string what) => element.ValueKind == JsonValueKind.Object
        ? element.EnumerateObject()
        : throw new JsonException($"{what} is not an object");

    private static JsonException Unknown(string name, string where) => new($"{where} has a member '{name}' that IAM's grammar does not know");
}
