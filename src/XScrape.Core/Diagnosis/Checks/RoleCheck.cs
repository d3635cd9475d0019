using XScrape.Arns;
using XScrape.Cloud.Iam;
using XScrape.Diagnosis.Snapshots;
using XScrape.Links;
using XScrape.Links.Sides;

namespace XScrape.Diagnosis.Checks;

/// <summary>One of the two roles: there under its ARN, trusting the right one, and allowed to do its part.</summary>
internal sealed class RoleCheck(Side side) : ILinkCheck
{
    private readonly RoleCheckIds _ids = RoleCheckIds.Of(side);

    public IEnumerable<Finding> Check(LinkSnapshot seen)
    {
        if (!seen.NeedsRoles)
        {
            return [];
        }

        Observation<IamRole>? read = side == Side.Source ? seen.SourceRole : seen.TargetRole;
        RoleArn? wanted = side == Side.Source ? seen.Facts.SourceRole : seen.Facts.TargetRole;
        if (wanted is null || read is null || read.Failure is not null)
        {
            return [.. seen.Unchecked(read, $"Not checked: the {_ids.Word} role is not known.", _ids.Role, _ids.Trust, _ids.Scope), .. Permissions(seen)];
        }

        return read.Value is not IamRole role || role.Arn != wanted
            ? [Missing(seen, read.Value, wanted), .. seen.Unchecked(read, $"Not checked: there is no {_ids.Word} role.", _ids.Trust, _ids.Scope, _ids.Permission, _ids.Deny, _ids.Boundary)]
            : [seen.Pass(_ids.Role, $"The {_ids.Word} role exists.", role.Arn), .. new TrustCheck(side, role).Check(seen), .. Permissions(seen)];
    }

    private Finding Missing(LinkSnapshot seen, IamRole? other, RoleArn wanted) => seen.Fail(
        _ids.Role,
        other is null ? $"There is no {_ids.Word} role {wanted}." : $"The {_ids.Word} role of that name is {other.Arn}, and the link names {wanted}.",
        other?.Arn,
        $"the role {wanted}",
        other is null ? Make(seen) : null);

    /// <summary>Makes the role under its name again, and binds it at once where there is a scraper.</summary>
    private FixCommand? Make(LinkSnapshot seen)
    {
        LinkFacts facts = seen.Facts;
        if (facts.Name is null || facts.SourceRole is not RoleArn source || facts.TargetRole is not RoleArn target)
        {
            return null;
        }

        FixCommand make = side == Side.Source
            ? new FixCommand("New-XAScraperSourceRole").With("Name", facts.Name).With("SourceAccountId", source.Account).With("TargetAccountId", target.Account)
                .With("SourceRoleName", source.Name).With("SourceRolePath", source.Path).With("TargetRoleName", target.Name).With("TargetRolePath", target.Path)
            : new FixCommand("New-XAScraperTargetRole").With("Name", facts.Name).With("SourceAccountId", source.Account).With("TargetAccountId", target.Account)
                .With("SourceRoleArn", source).With("TargetRoleName", target.Name).With("TargetRolePath", target.Path).To(facts.Destination);
        return seen.Scraper is { IsThere: true }
            ? make.As(seen.Link).Then(new FixCommand("Update-XATrustPolicy").With("ScraperArn", facts.Scraper))
            : make.As(seen.Link);
    }

    private IEnumerable<Finding> Permissions(LinkSnapshot seen) => new PermissionCheck(side).Check(seen);
}
