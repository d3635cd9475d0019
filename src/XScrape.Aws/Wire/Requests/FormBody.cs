using System.Globalization;

namespace XScrape.Aws.Wire.Requests;

/// <summary>The parameters of a query operation.</summary>
internal sealed class FormBody
{
    private readonly List<KeyValuePair<string, string>> _values = [];

    public IReadOnlyList<KeyValuePair<string, string>> All => _values;

    public FormBody Add(string name, string? value)
    {
        if (value is not null)
        {
            _values.Add(new KeyValuePair<string, string>(name, value));
        }

        return this;
    }

    public FormBody Tags(IReadOnlyDictionary<string, string> tags)
    {
        int n = 0;
        foreach (KeyValuePair<string, string> tag in tags)
        {
            string member = string.Format(CultureInfo.InvariantCulture, "Tags.member.{0}.", ++n);
            Add(member + "Key", tag.Key).Add(member + "Value", tag.Value);
        }

        return this;
    }

    public FormBody List(string name, IEnumerable<string> values)
    {
        int n = 0;
        foreach (string value in values)
        {
            Add(string.Format(CultureInfo.InvariantCulture, "{0}.member.{1}", name, ++n), value);
        }

        return this;
    }

    /// <summary>A list as EC2 has it, without the word member.</summary>
    public FormBody Values(string name, IEnumerable<string> values)
    {
        int n = 0;
        foreach (string value in values)
        {
            Add(string.Format(CultureInfo.InvariantCulture, "{0}.{1}", name, ++n), value);
        }

        return this;
    }

    public override string ToString() => string.Join("\n", _values.Select(v => $"{v.Key}={v.Value}"));
}
