using XScrape.Policies;

namespace XScrape.Acceptance.Tests.Permissions;

/// <summary>A caller's policy with one thing less, or one thing wider.</summary>
internal static class PolicyCut
{
    public const string Resource = nameof(Resource);

    public static PolicyDocument Without(this PolicyDocument policy, string sid, string action)
    {
        PolicyStatement old = policy.Named(sid);
        string[] left = [.. old.Action!.Where(a => a != action)];
        Assert.NotEqual(old.Action!.Count, left.Length);
        return left.Length > 0 ? policy.Replace(old, old with { Action = left }) : policy with { Statements = [.. policy.Statements.Where(s => !ReferenceEquals(s, old))] };
    }

    public static PolicyDocument WithoutResource(this PolicyDocument policy, string sid, string part)
    {
        PolicyStatement old = policy.Named(sid);
        string[] left = [.. old.Resource!.Where(r => !r.Contains(part, StringComparison.Ordinal))];
        Assert.Equal(old.Resource!.Count - 1, left.Length);
        return policy.Replace(old, old with { Resource = left });
    }

    /// <summary>All resources instead of those named, or one condition less.</summary>
    public static PolicyDocument Widen(this PolicyDocument policy, string sid, string what)
    {
        PolicyStatement old = policy.Named(sid);
        PolicyStatement wide = what == Resource ? old with { Resource = ["*"] } : old with { Conditions = [.. old.Conditions.Where(c => c.Key != what)] };
        Assert.NotEqual(old, wide);
        return policy.Replace(old, wide);
    }

    private static PolicyStatement Named(this PolicyDocument policy, string sid) => policy.Statements.Single(s => s.Sid == sid);
}
