using XScrape.Configuration;
using XScrape.Yaml.Nodes;

namespace XScrape.Yaml.Problems;

/// <summary>Collects problems, at most as many of each severity as a person reads.</summary>
internal sealed class ProblemList
{
    private const int Most = 50;

    private readonly List<ConfigurationProblem> _found = [];

    private readonly Dictionary<ConfigurationSeverity, int> _counts = [];

    private readonly HashSet<(YamlNode Node, object Schema)> _visited = [];

    public bool HasErrors => _found.Any(p => p.Severity == ConfigurationSeverity.Error);

    public IReadOnlyList<ConfigurationProblem> InOrder => [.. _found.OrderBy(p => p.Line).ThenBy(p => p.Column)];

    /// <summary>A name from the text, short enough for a message.</summary>
    public static string Cut(string text) => text.Length <= 60 ? text : text.Remove(60) + "…";

    /// <summary>Whether a node is held against a schema for the first time: what many places share by an alias is looked at once.</summary>
    public bool IsFirstVisit(YamlNode node, object schema) => _visited.Add((node, schema));

    public void Error(ConfigurationRule rule, YamlNode node, string message) => Error(rule, node.Line, node.Column, message);

    public void Error(ConfigurationRule rule, long line, long column, string message) => Add(new ConfigurationProblem(line, column, message) { Rule = rule });

    public void Warn(ConfigurationRule rule, YamlNode node, string message) =>
        Add(new ConfigurationProblem(node.Line, node.Column, message) { Rule = rule, Severity = ConfigurationSeverity.Warning });

    /// <summary>What newer versions of Prometheus take and the one that the rules are of does not.</summary>
    public void WarnOfNewer(ConfigurationRule rule, YamlNode node, string message) =>
        Add(new ConfigurationProblem(node.Line, node.Column, message + " AMP does not document which version its collector is like.") { Rule = rule, Severity = ConfigurationSeverity.Warning, IsNewer = true });

    private void Add(ConfigurationProblem problem)
    {
        _counts.TryGetValue(problem.Severity, out int count);
        if (count < Most && !_found.Contains(problem))
        {
            _found.Add(problem);
            _counts[problem.Severity] = count + 1;
        }
    }
}
