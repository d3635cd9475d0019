using XScrape.Arns;
using XScrape.Cloud.Iam;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Links.Owners;
using XScrape.Policies;
using XScrape.Policies.Trust;

namespace XScrape.Roles;

/// <summary>One of the two roles of a link, with what its trust policy has to say and where it is reached.</summary>
internal sealed record LinkRole(RoleArn Arn, ExpectedTrust Terms, IIam Iam, LinkFacts Facts)
{
    public static LinkRole Source(ScraperLink link) =>
        new(link.Facts.KnownSourceRole, RolePermissions.SourceTrust(link.Facts), link.Session.Source.Iam, link.Facts);

    public static LinkRole Target(ScraperLink link) =>
        new(link.Facts.KnownTargetRole, RolePermissions.TargetTrust(link.Facts), link.Session.Target.Iam, link.Facts);

    /// <summary>The role, or null; RoleNotFound where another path has the name.</summary>
    public async Task<IamRole?> FindAsync(CancellationToken stop)
    {
        IamRole? role = await Iam.GetRoleAsync(Arn.Name, stop).ConfigureAwait(false);
        return role is null || role.Arn == Arn ? role : throw new XScrapeException(
            FailureId.RoleNotFound,
            $"The role {Arn.Name} is {role.Arn}, and the link names {Arn}.",
            "Correct the role's ARN or path.");
    }

    public async Task<IamRole> GetAsync(CancellationToken stop) =>
        await FindAsync(stop).ConfigureAwait(false) ?? throw new XScrapeException(
            FailureId.RoleNotFound,
            $"There is no role {Arn}.",
            "Run New-XAScraperSourceRole and New-XAScraperTargetRole for this link, or correct the row.");

    public Ownership OwnerOf(IamRole role) => Facts.Name is null ? Ownership.Nobody : OwnerTag.Of(role.Tags, Facts.Key);

    /// <summary>Whether the role is this link's alone, so that its policy names this link's scraper and no other.</summary>
    public bool IsExclusive(IamRole role) => OwnerOf(role) == Ownership.Ours && !SharedRoleTags.IsShared(role);

    public LinkRole AsShared() => this with { Terms = Terms with { Shared = true } };

    public TrustAnalysis Read(IamRole role) => TrustAnalysis.Of(PolicyDocument.Parse(role.TrustJson), Terms);
}
