using System.Globalization;
using XScrape.Simulator.Naming;

namespace XScrape.Simulator.Http;

/// <summary>The parameters of a form operation.</summary>
internal sealed class Form
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public Form(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        foreach (KeyValuePair<string, string> pair in pairs)
        {
            _values[pair.Key] = pair.Value;
        }
    }

    public string? this[string name] => _values.TryGetValue(name, out string? value) ? value : null;

    public string Need(string name) => this[name] is { } value
        ? value
        : throw Invalid($"1 validation error detected: Value null at '{Camel(name)}' failed to satisfy constraint: Member must not be null");

    /// <summary>An ARN has 20 to 2,048 characters in all of IAM and STS.</summary>
    public string NeedArn(string name)
    {
        const int Shortest = 20;
        const int Longest = 2048;
        string arn = Need(name);
        return arn.Length is >= Shortest and <= Longest
            ? arn
            : throw Invalid($"1 validation error detected: Value at '{Camel(name)}' failed to satisfy constraint: Member must have length between 20 and 2048");
    }

    public int? Number(string name, int least, int most)
    {
        if (this[name] is not { } text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most
            ? number
            : throw Invalid($"1 validation error detected: Value '{text}' at '{Camel(name)}' failed to satisfy constraint: Member must be between {least.ToString(CultureInfo.InvariantCulture)} and {most.ToString(CultureInfo.InvariantCulture)}");
    }

    /// <summary>The values of <c>name.1</c>, <c>name.2</c>, … with an optional tail such as <c>.Key</c>.</summary>
    public IReadOnlyList<string> List(string name, string tail = "")
    {
        List<string> values = [];
        while (this[$"{name}.{(values.Count + 1).ToString(CultureInfo.InvariantCulture)}{tail}"] is { } value)
        {
            values.Add(value);
        }

        return values;
    }

    public TagMap Tags(string name = "Tags.member")
    {
        IReadOnlyList<string> keys = List(name, ".Key");
        TagMap tags = TagMap.OfIam();
        for (int i = 0; i < keys.Count; i++)
        {
            string value = this[$"{name}.{(i + 1).ToString(CultureInfo.InvariantCulture)}.Value"] ?? string.Empty;
            if (tags[keys[i]] is not null)
            {
                throw new AwsError(400, "InvalidInput", "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            }

            tags.Set(keys[i], value);
        }

        return tags;
    }

    public static AwsError Invalid(string message) => new(400, "ValidationError", message);

    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);
}
