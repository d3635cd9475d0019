using XScrape.Cloud.Amp;
using XScrape.Diagnosis.Snapshots;
using XScrape.Failures;

namespace XScrape.Kinds.Workspaces;

/// <summary>A workspace and its resource policy.</summary>
internal sealed record WorkspaceSnapshot(Observation<AmpWorkspace> Workspace, Observation<ResourcePolicy> Policy) : DestinationSnapshot
{
    public override bool IsMissing => Workspace.IsMissing;

    public override XScrapeException? Failure => Workspace.Failure;

    /// <summary>Even inside one account, a workspace with a customer's key takes samples only by the two roles.</summary>
    public override bool NeedsRoles => Workspace.Value?.KmsKeyArn is not null;

    public override DestinationSnapshot Hidden(XScrapeException why) => new WorkspaceSnapshot(Workspace.Hidden(why), Policy.Hidden(why));
}
