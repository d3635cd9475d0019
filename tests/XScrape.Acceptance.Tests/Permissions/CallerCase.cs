using XScrape.Arns;
using XScrape.Destinations;
using XScrape.Kinds.Known;
using XScrape.Links;
using XScrape.Links.Sides;
using XScrape.Permissions;
using XScrape.Policies;
using XScrape.Sources;

namespace XScrape.Acceptance.Tests.Permissions;

/// <summary>A way to use the procedure, and so two policies.</summary>
public sealed record CallerCase
{
    public const string Boundary = "ScraperRoles";

    public static CallerCase Default { get; } = new() { Name = nameof(Default) };

    /// <summary>An inline policy for the target role, and no policy of AWS.</summary>
    public static CallerCase Least { get; } = new() { Name = nameof(Least), LeastPrivilege = true };

    /// <summary>Roles with a path and a permissions boundary.</summary>
    public static CallerCase Bounded { get; } = new() { Name = nameof(Bounded), LeastPrivilege = true, Path = "/obs/", IsBounded = true };

    /// <summary>Two links with the same roles; the policies name the roles, and no link.</summary>
    public static CallerCase Shared { get; } = new() { Name = nameof(Shared), Links = ["prod-1", "prod-2"], SourceRole = "AllClusters", TargetRole = "OneWorkspace" };

    /// <summary>Nothing known but the accounts and the Region.</summary>
    public static CallerCase Pattern { get; } = new() { Name = nameof(Pattern), IsPattern = true };

    /// <summary>A caller who diagnoses and proves, too.</summary>
    public static CallerCase Diagnosed { get; } = Default with { Name = nameof(Diagnosed), Diagnosis = true };

    public static IReadOnlyList<CallerCase> All { get; } = [Default, Least, Bounded, Shared, Pattern];

    public required string Name { get; init; }

    public bool LeastPrivilege { get; init; }

    public bool Diagnosis { get; init; }

    public string? Path { get; init; }

    public bool IsBounded { get; init; }

    public bool IsPattern { get; init; }

    public string? SourceRole { get; init; }

    public string? TargetRole { get; init; }

    public IReadOnlyList<string> Links { get; init; } = ["prod-1"];

    internal PolicyDocument Policy(Side side) => CallerPolicy.For(side, Known(), new CallerSettings
    {
        LeastPrivilege = LeastPrivilege,
        Diagnosis = Diagnosis,
        PermissionsBoundary = IsBounded ? ManagedPolicyArn.Parse(CallerStage.BoundaryOf(side)) : null,
    });

    /// <summary>The link as the procedure is told of it.</summary>
    internal LinkFacts Facts(string name) => new()
    {
        Name = ScraperAlias.Parse(name),
        Region = Region.Parse(CallerStage.Region),
        SourceAccount = AccountId.Parse(CallerStage.Source),
        TargetAccount = AccountId.Parse(CallerStage.Target),
        Source = new EksSource(ClusterArn.Parse(CallerStage.Cluster)),
        Destination = new WorkspaceDestination(WorkspaceArn.Parse(CallerStage.Workspace)),
        SourceRoleName = SourceRole is null ? null : RoleName.Parse(SourceRole),
        TargetRoleName = TargetRole is null ? null : RoleName.Parse(TargetRole),
        SourceRolePath = Path is null ? null : RolePath.Parse(Path),
        TargetRolePath = Path is null ? null : RolePath.Parse(Path),
    };

    /// <summary>The link as the policy is made from it.</summary>
    private LinkFacts Known()
    {
        LinkFacts whole = Facts(Links[0]);
        LinkFacts named = Links.Count == 1 ? whole : whole with { Name = null };
        return IsPattern ? named with { Name = null, Source = null, Destination = null } : named;
    }

    public override string ToString() => Name;
}
