using System.Text.Json;

namespace XScrape.Conformance.Product;

/// <summary>
/// What a policy says, however it is written: condition keys without case, one value or a list, any order, Sids left out.
/// Written here once more, so that a mistake of the product's own comparison cannot hide.
/// </summary>
internal static class PolicyMeaning
{
    public static string Of(JsonElement document)
    {
        JsonElement statement = document.GetProperty("Statement");
        IEnumerable<JsonElement> all = statement.ValueKind == JsonValueKind.Array ? statement.EnumerateArray() : [statement];
        return string.Join('\n', all.Select(one => Text(one, isCondition: false)).Order(StringComparer.Ordinal));
    }

    public static string Of(string document)
    {
        using JsonDocument json = JsonDocument.Parse(document);
        return Of(json.RootElement);
    }

    private static string Text(JsonElement value, bool isCondition) => value.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(", ", value.EnumerateObject()
            .Where(member => member.Name != "Sid")
            .Select(member => $"{(isCondition ? member.Name.ToLowerInvariant() : member.Name)}: {Text(member.Value, isCondition || member.Name == "Condition")}")
            .Order(StringComparer.Ordinal)) + "}",
        JsonValueKind.Array => string.Join(" | ", value.EnumerateArray().Select(one => Text(one, isCondition)).Order(StringComparer.Ordinal)),
        _ => value.ToString(),
    };
}
