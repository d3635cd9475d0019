namespace XScrape.Simulator.Yaml;

/// <summary>Text that is no YAML, or YAML of a kind that is not read here (then it is given the benefit of the doubt).</summary>
#pragma warning disable CA1032, CA1064 // never leaves this assembly
internal sealed class YamlError(string message, bool isUnread = false) : Exception(message)
{
    /// <summary>Anchors, tags, values over several lines and the like.</summary>
    public bool IsUnread { get; } = isUnread;

    public static YamlError Unread(int line) => new($"line {line} is beyond this reader", isUnread: true);
}
#pragma warning restore CA1032, CA1064
