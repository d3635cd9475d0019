namespace XScrape.Yaml.Nodes;

/// <summary>What a single value is.</summary>
internal enum YamlKind
{
    Text,
    Null,
    Flag,

    /// <summary>A whole number of 0 or more.</summary>
    Count,

    /// <summary>A whole number under 0.</summary>
    Negative,

    /// <summary>Any other number that a count can be made of.</summary>
    Number,

    /// <summary>A number that no count can be made of.</summary>
    HugeNumber,

    Time,
}
