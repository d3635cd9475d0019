using XScrape.Arns;
using XScrape.Cloud;
using XScrape.Cloud.Amp;
using XScrape.Destinations;
using XScrape.Diagnosis.Checks;
using XScrape.Diagnosis.Snapshots;
using XScrape.Links;
using XScrape.Permissions;
using XScrape.Policies;

namespace XScrape.Kinds.Workspaces;

/// <summary>Workspaces of Amazon Managed Service for Prometheus as destinations.</summary>
internal sealed class WorkspaceKind : DestinationKind
{
    public override bool Is(ScrapeDestination destination) => destination is WorkspaceDestination;

    public override async Task<DestinationSnapshot> ReadAsync(ScraperLink link, CancellationToken stop)
    {
        WorkspaceArn arn = ((WorkspaceDestination)link.Facts.KnownDestination).Workspace;
        ICloudAccount account = link.Session.Target;
        Task<Observation<AmpWorkspace>> workspace = Reading.Of("aps:DescribeWorkspace", account, a => a.Amp.DescribeWorkspaceAsync(arn, stop));
        Task<Observation<ResourcePolicy>> policy = Reading.Of<ResourcePolicy>(
            "aps:DescribeResourcePolicy", account, async a => new ResourcePolicy(await a.Amp.DescribeResourcePolicyAsync(arn, stop).ConfigureAwait(false)));
        await Task.WhenAll(workspace, policy).ConfigureAwait(false);
        return new WorkspaceSnapshot(await workspace.ConfigureAwait(false), await policy.ConfigureAwait(false));
    }

    public override IReadOnlyList<ILinkCheck> Checks { get; } = [new WorkspaceCheck()];

    /// <remarks>https://docs.aws.amazon.com/service-authorization/latest/reference/list_amp.html</remarks>
    public override IEnumerable<PolicyStatement> DiagnosisStatements(CallerScope scope) =>
    [
        CallerStatement.Allow(
            "DiagnoseWorkspace",
            ["aps:DescribeWorkspace", "aps:DescribeResourcePolicy", "aps:QueryMetrics"],
            [scope.Workspace ?? throw LinkFacts.Missing("Region", "-Region")]),
    ];
}
