namespace XScrape.Simulator.Yaml;

/// <summary>A map, a list or a scalar of a YAML text.</summary>
internal sealed class YamlNode
{
    public int Line { get; init; }

    public string? Text { get; init; }

    public Dictionary<string, YamlNode>? Map { get; init; }

    public List<YamlNode>? List { get; init; }

    public YamlNode? this[string key] => Map is not null && Map.TryGetValue(key, out YamlNode? value) ? value : null;

    /// <summary>Nothing, or a map or list with nothing in it.</summary>
    public bool IsEmpty => IsNull || Map?.Count == 0 || List?.Count == 0;

    /// <summary>An empty value.</summary>
    public bool IsNull => Map is null && List is null && Text is null or "" or "~" or "null";
}
