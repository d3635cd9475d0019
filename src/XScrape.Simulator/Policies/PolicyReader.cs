using System.Text.Json;
using System.Text.RegularExpressions;
using XScrape.Simulator.Naming;

namespace XScrape.Simulator.Policies;

/// <summary>
/// Reads a policy document with IAM's grammar:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
/// </summary>
internal sealed class PolicyReader(PolicyKind kind)
{
    private static readonly Regex s_action = Pattern.Whole("\\*|[A-Za-z0-9-]+:[A-Za-z0-9*?]+");
    private static readonly HashSet<string> s_top = new(StringComparer.Ordinal) { "Version", "Id", "Statement" };
    private static readonly HashSet<string> s_members = new(StringComparer.Ordinal)
    {
        "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition",
    };

    private bool _variables;

    public PolicyDocument Read(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return Read(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new PolicyError("This policy contains invalid Json");
        }
    }

    private PolicyDocument Read(JsonElement root)
    {
        DuplicateKeys.Refuse(root);
        Only(root, s_top);
        if (root.TryGetProperty("Version", out JsonElement version)
            && (version.ValueKind != JsonValueKind.String || version.GetString() is not ("2012-10-17" or "2008-10-17")))
        {
            throw new PolicyError("Syntax errors in policy.");
        }

        // Older versions, and no version, take variables literally.
        _variables = root.TryGetProperty("Version", out version) && version.GetString() == "2012-10-17";
        if (!root.TryGetProperty("Statement", out JsonElement list))
        {
            throw new PolicyError(kind == PolicyKind.Trust ? "Missing required field Statement" : "Syntax errors in policy.");
        }

        Statement[] statements = list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(ReadStatement)]
            : [ReadStatement(list)];
        string[] sids = [.. statements.Where(one => !string.IsNullOrEmpty(one.Sid)).Select(one => one.Sid!)];
        if (statements.Length == 0)
        {
            throw new PolicyError("Syntax errors in policy.");
        }

        return sids.Distinct(StringComparer.Ordinal).Count() == sids.Length
            ? new PolicyDocument(statements)
            : throw new PolicyError("Statement IDs (SID) in a single policy must be unique.");
    }

    private Statement ReadStatement(JsonElement element)
    {
        Only(element, s_members);
        Statement statement = new()
        {
            Sid = ReadSid(element),
            Allows = ReadEffect(element),
            Principals = ReadPrincipals(element, "Principal"),
            NotPrincipals = ReadPrincipals(element, "NotPrincipal"),
            Actions = Strings(element, "Action"),
            NotActions = Strings(element, "NotAction"),
            Resources = Strings(element, "Resource"),
            NotResources = Strings(element, "NotResource"),
            Conditions = ReadConditions(element),
            Variables = _variables,
        };
        Check(statement);
        return statement;
    }

    private void Check(Statement statement)
    {
        string[] actions = statement.Actions ?? statement.NotActions ?? throw new PolicyError("Missing required field Action");
        bool named = statement.Principals is not null || statement.NotPrincipals is not null;
        bool resources = statement.Resources is not null || statement.NotResources is not null;
        if ((statement.Actions is not null && statement.NotActions is not null)
            || (statement.Resources is not null && statement.NotResources is not null)
            || (statement.Principals is not null && statement.NotPrincipals is not null))
        {
            throw new PolicyError("Syntax errors in policy.");
        }

        if (actions.Length == 0)
        {
            throw new PolicyError("Policy statement must contain actions.");
        }

        if (actions.Any(action => !s_action.IsMatch(action)))
        {
            throw new PolicyError("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
        }

        switch (kind)
        {
            case PolicyKind.Identity or PolicyKind.Session when named:
                throw new PolicyError("Policy document should not specify a principal.");
            case PolicyKind.Identity or PolicyKind.Session or PolicyKind.Resource when !resources:
                throw new PolicyError("Policy statement must contain resources.");
            case PolicyKind.Trust when resources:
                throw new PolicyError("Has prohibited field Resource");
            case PolicyKind.Trust when statement.NotPrincipals is not null:
                throw new PolicyError("Has prohibited field NotPrincipal");
            case PolicyKind.Trust or PolicyKind.Resource when !named:
                throw new PolicyError("Missing required field Principal");
            case PolicyKind.Trust when statement.NotActions is not null || actions.Any(action => !action.StartsWith("sts:", StringComparison.OrdinalIgnoreCase)):
                throw new PolicyError("AssumeRole policy may only specify STS AssumeRole actions.");
        }

        ResourceRules.Check(statement.Resources ?? statement.NotResources, kind);
    }

    private string? ReadSid(JsonElement element)
    {
        if (!element.TryGetProperty("Sid", out JsonElement sid))
        {
            return null;
        }

        string text = sid.ValueKind == JsonValueKind.String ? sid.GetString()! : throw new PolicyError("Syntax errors in policy.");
        bool plain = text.All(c => c is (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z'));
        return plain || kind == PolicyKind.Resource ? text : throw new PolicyError($"Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*");
    }

    private static bool ReadEffect(JsonElement element)
    {
        if (!element.TryGetProperty("Effect", out JsonElement effect))
        {
            throw new PolicyError("Missing required field Effect");
        }

        return effect.ValueKind == JsonValueKind.String && effect.GetString() is "Allow" or "Deny"
            ? effect.GetString() == "Allow"
            : throw new PolicyError("Invalid effect: the value must be Allow or Deny.");
    }

    private static PrincipalSet? ReadPrincipals(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out JsonElement value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String && value.GetString() == "*")
        {
            return new PrincipalSet([new("AWS", "*")]);
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            throw new PolicyError("Invalid principal in policy");
        }

        List<KeyValuePair<string, string>> entries = [];
        foreach (JsonProperty member in value.EnumerateObject())
        {
            string kind = member.Name is "AWS" or "Service" or "Federated" or "CanonicalUser"
                ? member.Name
                : throw new PolicyError($"Invalid principal in policy: \"{member.Name}\"");
            entries.AddRange(Strings(value, member.Name)!.Select(one => new KeyValuePair<string, string>(kind, one)));
        }

        return entries.Count > 0 ? new PrincipalSet(entries) : throw new PolicyError("Missing required field Principal cannot be empty!");
    }

    private List<ConditionTest> ReadConditions(JsonElement element)
    {
        List<ConditionTest> tests = [];
        if (!element.TryGetProperty("Condition", out JsonElement block))
        {
            return tests;
        }

        foreach (JsonProperty type in Members(block))
        {
            foreach (JsonProperty key in Members(type.Value))
            {
                tests.Add(new ConditionTest(type.Name, key.Name, Strings(type.Value, key.Name)!, _variables));
            }
        }

        return tests;
    }

    private static string[]? Strings(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out JsonElement value))
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(One)] : [One(value)];
    }

    private static string One(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => value.GetRawText(),
        _ => throw new PolicyError("Syntax errors in policy."),
    };

    private static void Only(JsonElement element, HashSet<string> known)
    {
        if (Members(element).Any(member => !known.Contains(member.Name)))
        {
            throw new PolicyError("Syntax errors in policy.");
        }
    }

    private static JsonElement.ObjectEnumerator Members(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : throw new PolicyError("Syntax errors in policy.");
}
