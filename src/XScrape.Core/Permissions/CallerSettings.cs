using XScrape.Arns;

namespace XScrape.Permissions;

/// <summary>What the caller's policy should allow, beside what the link says.</summary>
internal sealed record CallerSettings
{
    /// <summary>The only permissions boundary with which roles may be made; null: any, or none.</summary>
    public ManagedPolicyArn? PermissionsBoundary { get; init; }

    /// <summary>Whether target roles get an inline policy on the one workspace instead of AWS's managed policy.</summary>
    public bool LeastPrivilege { get; init; }

    /// <summary>Whether the link is to be diagnosed and proved, too, and all be checked before it is made.</summary>
    public bool Diagnosis { get; init; }
}
