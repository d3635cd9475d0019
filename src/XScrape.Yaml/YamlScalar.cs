namespace XScrape.Yaml;

/// <summary>A single value.</summary>
internal sealed class YamlScalar(long line, long column, string text, bool isPlain) : YamlNode(line, column)
{
    public string Text => text;

    /// <summary>Without quotes: only such a text can be a number, a flag or nothing.</summary>
    public bool IsPlain => isPlain;

    /// <summary>Whether the value is nothing: <c>key:</c>, <c>key: ~</c> or <c>key: null</c>.</summary>
    public bool IsNull => isPlain && text is "" or "~" or "null" or "Null" or "NULL";
}
