namespace XScrape.Provisioning.Roles;

/// <summary>What the user wants of a role, beside what the link says.</summary>
internal sealed record RoleSettings
{
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The ARN of a managed policy that bounds the role, or null.</summary>
    public string? PermissionsBoundary { get; init; }

    /// <summary>Take over a role without an owner tag; it does not become ours to delete.</summary>
    public bool Adopt { get; init; }

    /// <summary>Target role only: an inline policy on the one workspace instead of the managed policy.</summary>
    public bool LeastPrivilege { get; init; }
}
