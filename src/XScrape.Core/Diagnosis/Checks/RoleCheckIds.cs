using XScrape.Links.Sides;

namespace XScrape.Diagnosis.Checks;

/// <summary>The ids of the findings about one of the two roles.</summary>
internal sealed record RoleCheckIds(string Word, string Role, string Trust, string Scope, string Permission, string Deny, string Boundary)
{
    private static readonly RoleCheckIds s_source = new(
        "source", FindingIds.SourceRole, FindingIds.SourceTrust, FindingIds.SourceTrustScope, FindingIds.SourcePermission, FindingIds.SourceDeny, FindingIds.SourceBoundary);

    private static readonly RoleCheckIds s_target = new(
        "target", FindingIds.TargetRole, FindingIds.TargetTrust, FindingIds.TargetTrustScope, FindingIds.TargetPermission, FindingIds.TargetDeny, FindingIds.TargetBoundary);

    public static RoleCheckIds Of(Side side) => side == Side.Source ? s_source : s_target;
}
