using System.Text.RegularExpressions;
using XScrape.Arns;
using XScrape.Destinations;
using XScrape.Failures;
using XScrape.Sources;

namespace XScrape.Links;

/// <summary>
/// The name of a role with placeholders for what the link is, such as <c>XA-{Cluster}-Source</c>. A role's name has no braces, so a
/// text with one is a template.
/// </summary>
internal sealed class RoleNameTemplate
{
    private static readonly Regex s_token = new("\\{(?<name>[^{}]*)\\}", RegexOptions.CultureInvariant);

    private static readonly Dictionary<string, Func<LinkFacts, string?>> s_tokens = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Name"] = f => f.Name?.ToString(),
        ["Cluster"] = f => (f.Source as EksSource)?.Cluster.Name,
        ["Workspace"] = f => (f.Destination as WorkspaceDestination)?.Workspace.Id,
        ["Region"] = f => f.Region?.ToString(),
        ["SourceAccountId"] = f => f.SourceAccount?.ToString(),
        ["TargetAccountId"] = f => f.TargetAccount?.ToString(),
    };

    private readonly string _text;

    private RoleNameTemplate(string text) => _text = text;

    /// <summary>InvalidRoleName where a place is not one of the known ones or a brace stands alone.</summary>
    public static RoleNameTemplate Parse(string text)
    {
        string? unknown = s_token.Matches(text).Cast<Match>().Select(m => m.Groups["name"].Value).FirstOrDefault(n => !s_tokens.ContainsKey(n));
        bool broken = s_token.Replace(text, string.Empty).IndexOfAny(['{', '}']) >= 0;
        return unknown is null && !broken ? new RoleNameTemplate(text) : throw new XScrapeException(
            FailureId.InvalidRoleName,
            unknown is null ? $"'{text}' has a brace without its partner." : $"'{text}' has the unknown placeholder '{{{unknown}}}'.",
            $"The placeholders are {string.Join(", ", s_tokens.Keys.Select(k => $"{{{k}}}"))}.");
    }

    /// <summary>The name for this link; MissingValue where the link does not have what a place stands for, InvalidRoleName where IAM would refuse the name.</summary>
    public RoleName For(LinkFacts facts)
    {
        string name = s_token.Replace(_text, place => s_tokens[place.Groups["name"].Value](facts)
            ?? throw LinkFacts.Missing($"value for '{place.Value}' in the role name '{_text}'", "what it stands for, or a role name without it"));
        return RoleName.Parse(name);
    }

    public override string ToString() => _text;
}
