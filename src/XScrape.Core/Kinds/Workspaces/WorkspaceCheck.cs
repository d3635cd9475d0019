using XScrape.Arns;
using XScrape.Cloud.Amp;
using XScrape.Destinations;
using XScrape.Diagnosis;
using XScrape.Diagnosis.Checks;
using XScrape.Diagnosis.Snapshots;
using XScrape.Policies;

namespace XScrape.Kinds.Workspaces;

/// <summary>The workspace: there, ACTIVE, with roles where its key needs them, and no policy of its own in the way.</summary>
/// <remarks>https://docs.aws.amazon.com/prometheus/latest/APIReference/API_DescribeResourcePolicy.html</remarks>
internal sealed class WorkspaceCheck : ILinkCheck
{
    public IEnumerable<Finding> Check(LinkSnapshot seen) => seen.Destination is WorkspaceSnapshot written ? [.. OfWorkspace(seen, written.Workspace), .. OfPolicy(seen, written)] : [];

    private static IEnumerable<Finding> OfWorkspace(LinkSnapshot seen, Observation<AmpWorkspace> read)
    {
        if (read.Failure is not null)
        {
            return seen.Unchecked(read, string.Empty, FindingIds.Workspace, FindingIds.WorkspaceStatus, FindingIds.WorkspaceKey);
        }

        if (read.Value is not AmpWorkspace workspace || seen.Facts.Destination != new WorkspaceDestination(workspace.Arn))
        {
            return
            [
                seen.Fail(FindingIds.Workspace, $"There is no workspace {seen.Facts.Destination}.", read.Value?.Arn, $"{seen.Facts.Destination}"),
                .. seen.Unchecked(read, "Not checked: there is no workspace.", FindingIds.WorkspaceStatus, FindingIds.WorkspaceKey),
            ];
        }

        return
        [
            seen.Pass(FindingIds.Workspace, "The workspace exists.", workspace.Arn),
            // While AMP changes a workspace it continues to take samples.
            seen.Is(FindingIds.WorkspaceStatus, workspace.Status is "ACTIVE" or "UPDATING", "The workspace is ACTIVE.", $"The workspace is {workspace.Status} and accepts no samples.", workspace.Status, "ACTIVE"),
            .. OfKey(seen, workspace),
        ];
    }

    /// <summary>Even inside one account, a workspace with a customer's key takes samples only by the two roles.</summary>
    private static IEnumerable<Finding> OfKey(LinkSnapshot seen, AmpWorkspace workspace)
    {
        if (workspace.KmsKeyArn is null)
        {
            return [seen.Pass(FindingIds.WorkspaceKey, "The workspace has an AWS owned key.")];
        }

        bool roles = seen.Scraper?.Value is not Scraper scraper ? seen.Facts is { SourceRole: not null, TargetRole: not null } : scraper is { SourceRole: not null, TargetRole: not null };
        return
        [
            seen.Is(FindingIds.WorkspaceKey, roles, "The workspace has a customer managed key, and the scraper has its roles.", "The workspace has a customer managed key, and the scraper has no roles to write with.", workspace.KmsKeyArn, "a role configuration"),
            seen.Unchecked(FindingIds.KeyGrants, $"Whether the key {workspace.KmsKeyArn} lets AMP encrypt cannot be seen from here: its policy and grants belong to the key's owner."),
        ];
    }

    private static IEnumerable<Finding> OfPolicy(LinkSnapshot seen, WorkspaceSnapshot written)
    {
        if (written.Policy.Value is not ResourcePolicy policy)
        {
            return seen.Unchecked(written.Policy, "Not checked: there is no workspace.", FindingIds.WorkspacePolicy);
        }

        if (policy.Document is null || seen.Facts is not { TargetRole: RoleArn role, Destination: WorkspaceDestination { Workspace: var workspace } })
        {
            return written.IsMissing ? [] : [seen.Pass(FindingIds.WorkspacePolicy, policy.Document is null ? "The workspace has no policy of its own." : "The workspace has a policy, and the link writes without a role.")];
        }

        PolicyEvaluation said = PolicyEvaluation.Of(policy.Document, new PolicyRequest(seen.Facts.Destination.WriteAction)
        {
            Role = role.ToString(),
            Resource = workspace.ToString(),
            Context = new Dictionary<string, string> { ["aws:PrincipalArn"] = role.ToString(), ["aws:PrincipalAccount"] = role.Account.ToString() },
        });
        return said.Denied switch
        {
            PolicyMatch.No => [seen.Pass(FindingIds.WorkspacePolicy, "The workspace's policy does not deny the target role anything.", policy.Document)],
            PolicyMatch.Yes => [seen.Fail(FindingIds.WorkspacePolicy, $"The workspace's policy denies aps:RemoteWrite to {role}.", policy.Document, "no Deny for the target role")],
            _ => [seen.Fail(FindingIds.WorkspacePolicy, $"The workspace's policy may deny aps:RemoteWrite to {role}, by a condition that cannot be evaluated from here.", policy.Document, "no Deny for the target role", severity: FindingSeverity.Warning)],
        };
    }
}
