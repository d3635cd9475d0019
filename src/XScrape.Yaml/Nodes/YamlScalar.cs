namespace XScrape.Yaml.Nodes;

/// <summary>A single value.</summary>
internal sealed class YamlScalar : YamlNode
{
    /// <summary>What two exclamation marks stand for.</summary>
    public const string Core = "tag:yaml.org,2002:";

    private readonly YamlMeaning _meaning;

    /// <summary>A value as it stands in a text.</summary>
    /// <param name="line">Its line.</param>
    /// <param name="column">Its column.</param>
    /// <param name="text">Its text, without quotes.</param>
    /// <param name="isImplicit">Whether its text alone says what it is: it has neither quotes nor a tag.</param>
    /// <param name="tag">What says what it is; empty if nothing does.</param>
    public YamlScalar(long line, long column, string text, bool isImplicit, string tag = "")
        : base(line, column)
    {
        IsImplicit = isImplicit;
        Tag = tag;
        _meaning = tag.Length == 0 && !isImplicit ? new YamlMeaning(YamlKind.Text) : YamlMeaning.Of(text, tag);
        Text = _meaning.Bytes ?? text;
    }

    public string Text { get; }

    public string Tag { get; }

    public bool IsImplicit { get; }

    public YamlKind Kind => _meaning.Kind;

    /// <summary>Whether the value is what its tag says.</summary>
    public bool FitsTag => _meaning.Fits;

    /// <summary>What the text means as a flag of YAML 1.1, which Prometheus reads; null if it is none.</summary>
    public bool? Flag => Kind != YamlKind.Flag ? null : YamlMeaning.IsOn(Text);

    /// <summary>Whether the value is nothing: <c>key:</c>, <c>key: ~</c> or <c>key: null</c>.</summary>
    public bool IsNull => Kind == YamlKind.Null;

    /// <summary>Whether the value is nothing, and Prometheus's reader takes it for an empty text or empty settings: Null and NULL.</summary>
    public bool IsEmptied => IsNull && !IsUnread;

    /// <summary>Whether Prometheus's reader sets the value without asking its type, which would look at it: nothing, and by a mistake of the reader null and ~ in quotes.</summary>
    public bool IsUnread => Tag == Core + "null" || (Tag.Length == 0 && (Text is "null" or "~" || (Text.Length == 0 && IsImplicit)));

    /// <summary>Whether a key stands for mappings that are merged here.</summary>
    public bool IsMerge => Text == "<<" && (IsImplicit || Tag == Core + "merge");

    /// <summary>The text as a key.</summary>
    public string Key => IsNull ? string.Empty : Text;
}
