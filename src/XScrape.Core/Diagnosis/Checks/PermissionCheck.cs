using XScrape.Cloud.Iam;
using XScrape.Diagnosis.Snapshots;
using XScrape.Links.Sides;

namespace XScrape.Diagnosis.Checks;

/// <summary>What a role may do by its own policies, as IAM judges it: granted, not denied, and within its boundary.</summary>
internal sealed class PermissionCheck(Side side) : ILinkCheck
{
    private readonly RoleCheckIds _ids = RoleCheckIds.Of(side);

    public IEnumerable<Finding> Check(LinkSnapshot seen)
    {
        Observation<PolicySimulation>? read = side == Side.Source ? seen.SourceGrant : seen.TargetGrant;
        return read?.Value is PolicySimulation said
            ? [Granted(seen, said), Denied(seen, said), Bounded(seen, said)]
            : seen.Unchecked(read, $"Not checked: there is no {_ids.Word} role.", _ids.Permission, _ids.Deny, _ids.Boundary);
    }

    private string Action(LinkSnapshot seen) => side == Side.Source ? $"sts:AssumeRole on {seen.Facts.TargetRole}" : $"{seen.Facts.Destination?.WriteAction} on {seen.Facts.Destination}";

    private Finding Granted(LinkSnapshot seen, PolicySimulation said)
    {
        // Where something else prevents it, IAM names no policy that grants it, and that says nothing.
        bool elsewhere = said.Decision == PolicySimulation.ExplicitDeny || said.AllowedByOrganizations == false || (said.AllowedByBoundary == false && said.Policies.Count > 0);
        if (said.Decision != PolicySimulation.Allowed && elsewhere)
        {
            return seen.Unchecked(_ids.Permission, $"Not checked: something else prevents {Action(seen)}.");
        }

        return seen.Is(
            _ids.Permission,
            said.Decision == PolicySimulation.Allowed,
            $"The {_ids.Word} role may do {Action(seen)}.",
            $"No policy of the {_ids.Word} role allows {Action(seen)}{Missing(said)}.",
            said.Policies.Count == 0 ? "no policy that allows it" : string.Join(";", said.Policies),
            $"a policy that allows {Action(seen)}",
            Update(seen));
    }

    private static string Missing(PolicySimulation said) => said.MissingContext.Count == 0 ? string.Empty : $" without knowing {string.Join(", ", said.MissingContext)}";

    private Finding Denied(LinkSnapshot seen, PolicySimulation said) => seen.Is(
        _ids.Deny,
        said.Decision != PolicySimulation.ExplicitDeny,
        $"No policy of the {_ids.Word} role denies it.",
        $"A policy of the {_ids.Word} role denies {Action(seen)} explicitly; an Allow does not override it.",
        said.Policies.Count == 0 ? null : string.Join(";", said.Policies),
        $"no Deny of {Action(seen)}");

    private Finding Bounded(LinkSnapshot seen, PolicySimulation said) => seen.Is(
        _ids.Boundary,
        said.AllowedByBoundary != false || said.Decision is PolicySimulation.Allowed or PolicySimulation.ExplicitDeny,
        said.AllowedByBoundary is null ? $"The {_ids.Word} role has no permissions boundary." : $"The {_ids.Word} role's permissions boundary allows it.",
        $"The {_ids.Word} role's permissions boundary does not allow {Action(seen)}.",
        (side == Side.Source ? seen.SourceRole : seen.TargetRole)?.Value?.PermissionsBoundary,
        $"a boundary that allows {Action(seen)}, or none");

    private static FixCommand? Update(LinkSnapshot seen) => TrustFix.Of(seen);
}
