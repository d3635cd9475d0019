namespace XScrape.Yaml;

/// <summary>A single value.</summary>
internal sealed class YamlScalar(long line, long column, string text, bool isPlain) : YamlNode(line, column)
{
    public string Text => text;

    /// <summary>Without quotes: only such a text can be a number, a flag or nothing.</summary>
    public bool IsPlain => isPlain;

    /// <summary>What the text means as a flag of YAML 1.1, which Prometheus reads; null if it is none.</summary>
    public bool? Flag => !isPlain ? null
        : text is "y" or "Y" or "yes" or "Yes" or "YES" or "true" or "True" or "TRUE" or "on" or "On" or "ON" ? true
        : text is "n" or "N" or "no" or "No" or "NO" or "false" or "False" or "FALSE" or "off" or "Off" or "OFF" ? false
        : null;

    /// <summary>Whether the value is nothing: <c>key:</c>, <c>key: ~</c> or <c>key: null</c>.</summary>
    public bool IsNull => isPlain && text is "" or "~" or "null" or "Null" or "NULL";
}
