using XScrape.Policies;

namespace XScrape.Kinds.Workspaces;

/// <summary>The resource policy of a workspace; null where it has none, which is the rule.</summary>
internal sealed record ResourcePolicy(PolicyDocument? Document);
