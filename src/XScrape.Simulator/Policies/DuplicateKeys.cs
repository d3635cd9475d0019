using System.Text.Json;

namespace XScrape.Simulator.Policies;

/// <summary>Keys that stand twice in one object; what IAM makes of them is not documented.</summary>
internal static class DuplicateKeys
{
    /// <summary>A key that stands twice has no one meaning.</summary>
    public static void Refuse(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in element.EnumerateArray())
            {
                Refuse(item);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            HashSet<string> seen = new(StringComparer.Ordinal);
            foreach (JsonProperty member in element.EnumerateObject())
            {
                if (!seen.Add(member.Name))
                {
                    throw new PolicyError($"Syntax errors in policy: \"{member.Name}\" stands twice.");
                }

                Refuse(member.Value);
            }
        }
    }
}
