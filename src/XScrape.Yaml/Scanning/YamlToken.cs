using XScrape.Yaml.Text;

namespace XScrape.Yaml.Scanning;

/// <summary>A piece of YAML and where it begins.</summary>
internal sealed record YamlToken(YamlTokenKind Kind, YamlMark Start)
{
    /// <summary>The text of a scalar, the name of an anchor, the handle of a tag, or a version.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>What stands behind the handle of a tag, or what a handle stands for.</summary>
    public string Suffix { get; init; } = string.Empty;

    /// <summary>Whether a scalar has no quotes and is no block.</summary>
    public bool IsPlain { get; init; }
}
