namespace XScrape.Help;

/// <summary>What a page says of one parameter: its text, and the facts of its list.</summary>
internal sealed record PageParameter(string Name, IReadOnlyList<string> Description, IReadOnlyDictionary<string, string> Facts)
{
    /// <summary>The only facts that a page may list.</summary>
    public static IReadOnlyList<string> KnownFacts { get; } = ["Type", "Aliases", "Position", "Required", "Sets", "Default", "Values", "Pipeline"];

    public string Type => Facts["Type"];

    public IReadOnlyList<string> Aliases => Facts.TryGetValue("Aliases", out string? text) ? text.Split(", ") : [];

    public string Position => Facts.GetValueOrDefault("Position", "named");

    public bool IsRequired => Facts.ContainsKey("Required");

    public bool TakesPipeline => Facts.ContainsKey("Pipeline");

    public string Default => Facts.GetValueOrDefault("Default", Type == "SwitchParameter" ? "False" : "None");

    /// <summary>The description, with the accepted values as a last paragraph.</summary>
    public IEnumerable<string> Text => Facts.TryGetValue("Values", out string? values) ? Description.Append($"Accepted values: {values}") : Description;
}
