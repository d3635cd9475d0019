using XScrape.Cloud.Iam;
using XScrape.Diagnosis.Snapshots;

namespace XScrape.Diagnosis.Checks;

/// <summary>What no call can see from either account: said, so that silence is not taken for a pass.</summary>
internal sealed class UnseenCheck : ILinkCheck
{
    public IEnumerable<Finding> Check(LinkSnapshot seen)
    {
        PolicySimulation?[] said = [seen.SourceGrant?.Value, seen.TargetGrant?.Value];
        yield return said.Any(s => s?.AllowedByOrganizations == false)
            ? seen.Fail(FindingIds.OrganizationPolicies, "A policy of the organization denies an action that one of the roles needs.", "denied", "an organization's policy that allows sts:AssumeRole and aps:RemoteWrite", severity: FindingSeverity.Error)
            : seen.Unchecked(FindingIds.OrganizationPolicies, "Policies of the organization (SCPs and RCPs) cannot be seen from here; they may deny sts:AssumeRole or aps:RemoteWrite.");
    }
}
