using XScrape.Simulator.Policies;

namespace XScrape.Simulator.World.Permissions;

/// <summary>An inline policy: its text as it was put, and its meaning.</summary>
internal sealed record InlinePolicy(string Text, PolicyDocument Policy)
{
    /// <summary>White space does not count: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html.</summary>
    public int Size => Text.Count(c => !char.IsWhiteSpace(c));
}
