using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace XScrape.Policies;

/// <summary>Writes policy documents: one value as a text, several as a list.</summary>
internal static class PolicyWriter
{
    public static string Write(PolicyDocument document, bool indented)
    {
        using MemoryStream buffer = new();
        // The size of a trust policy is limited, so characters that JSON need not escape are not escaped.
        JsonWriterOptions options = new() { Indented = indented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (Utf8JsonWriter writer = new(buffer, options))
        {
            writer.WriteStartObject();
            Text(writer, "Version", document.Version);
            Text(writer, "Id", document.Id);
            writer.WriteStartArray("Statement");
            foreach (PolicyStatement statement in document.Statements)
            {
                Statement(writer, statement);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Statement(Utf8JsonWriter writer, PolicyStatement statement)
    {
        writer.WriteStartObject();
        Text(writer, "Sid", statement.Sid);
        Text(writer, "Effect", statement.Effect);
        Principal(writer, "Principal", statement.Principal);
        Principal(writer, "NotPrincipal", statement.NotPrincipal);
        Texts(writer, "Action", statement.Action);
        Texts(writer, "NotAction", statement.NotAction);
        Texts(writer, "Resource", statement.Resource);
        Texts(writer, "NotResource", statement.NotResource);
        Conditions(writer, statement.Conditions);
        writer.WriteEndObject();
    }

    private static void Principal(Utf8JsonWriter writer, string name, PolicyPrincipal? principal)
    {
        if (principal is null)
        {
            return;
        }

        if (principal.IsEverybody)
        {
            writer.WriteString(name, "*");
            return;
        }

        writer.WriteStartObject(name);
        foreach (KeyValuePair<string, IReadOnlyList<string>> type in principal.Values)
        {
            Texts(writer, type.Key, type.Value);
        }

        writer.WriteEndObject();
    }

    private static void Conditions(Utf8JsonWriter writer, IReadOnlyList<PolicyCondition> conditions)
    {
        if (conditions.Count == 0)
        {
            return;
        }

        writer.WriteStartObject("Condition");
        foreach (IGrouping<string, PolicyCondition> test in conditions.GroupBy(c => c.Operator, StringComparer.Ordinal))
        {
            writer.WriteStartObject(test.Key);
            foreach (PolicyCondition condition in test)
            {
                Texts(writer, condition.Key, condition.Values);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void Texts(Utf8JsonWriter writer, string name, IReadOnlyList<string>? values)
    {
        if (values is null)
        {
            return;
        }

        if (values.Count == 1)
        {
            writer.WriteString(name, values[0]);
            return;
        }

        writer.WriteStartArray(name);
        foreach (string value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }
}
