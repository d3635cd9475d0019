using XScrape.Configuration;

namespace XScrape.Yaml;

/// <summary>Collects problems, at most as many as somebody reads.</summary>
internal sealed class ProblemList
{
    private const int Most = 50;

    private readonly List<ConfigurationProblem> _found = [];

    public bool HasErrors => _found.Any(p => p.Severity == ConfigurationSeverity.Error);

    public IReadOnlyList<ConfigurationProblem> InOrder => [.. _found.OrderBy(p => p.Line).ThenBy(p => p.Column)];

    /// <summary>A name from the text, short enough for a message.</summary>
    public static string Cut(string text) => text.Length <= 60 ? text : text.Remove(60) + "…";

    public void Error(YamlNode node, string message) => Error(node.Line, node.Column, message);

    public void Error(long line, long column, string message) => Add(new ConfigurationProblem(line, column, message));

    public void Warn(YamlNode node, string message) =>
        Add(new ConfigurationProblem(node.Line, node.Column, message) { Severity = ConfigurationSeverity.Warning });

    private void Add(ConfigurationProblem problem)
    {
        if (_found.Count < Most && !_found.Contains(problem))
        {
            _found.Add(problem);
        }
    }
}
