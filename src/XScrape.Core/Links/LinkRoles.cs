using XScrape.Arns;
using XScrape.Links.Owners;
using XScrape.Links.Sides;

namespace XScrape.Links;

/// <summary>Fixes the names, paths and so the ARNs of the two roles of a link.</summary>
internal static class LinkRoles
{
    /// <summary>A link that knows both roles needs no name.</summary>
    public static LinkFacts NamedIfMissing(LinkFacts facts) => facts is { SourceRole: not null, TargetRole: not null } ? facts : Named(facts);

    public static LinkFacts Named(LinkFacts facts)
    {
        LinkKey key = facts.Key;
        RoleArn source = facts.SourceRole ?? new RoleArn(
            key.Partition, key.Source, facts.SourceRolePath ?? RolePath.Root, facts.SourceRoleName ?? key.DefaultRole(Side.Source));
        RoleArn target = facts.TargetRole ?? new RoleArn(
            key.Partition, key.Target, facts.TargetRolePath ?? RolePath.Root, facts.TargetRoleName ?? key.DefaultRole(Side.Target));
        return facts with
        {
            SourceRole = source,
            SourceRoleName = source.Name,
            SourceRolePath = source.Path,
            TargetRole = target,
            TargetRoleName = target.Name,
            TargetRolePath = target.Path,
        };
    }
}
