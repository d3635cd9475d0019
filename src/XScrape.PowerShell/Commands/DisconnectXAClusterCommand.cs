using System.Management.Automation;
using XScrape.Links;
using XScrape.Operations;
using XScrape.Policies.Trust;
using XScrape.PowerShell.Binding.Completion;
using XScrape.PowerShell.Binding.Values;
using XScrape.PowerShell.Hosting;
using XScrape.Provisioning;
using XScrape.Provisioning.Roles;
using XScrape.Provisioning.Scrapers;
using XScrape.Provisioning.Trust;
using XScrape.Waiting;

namespace XScrape.PowerShell.Commands;

/// <summary>The whole way back: nobody is let in any more, the scraper goes, then the roles that XScrape made.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "XACluster", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ScraperLink))]
public sealed class DisconnectXAClusterCommand : StageCommand
{
    /// <summary>The name of the link.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(LinkNameCompleter))]
    [OneText]
    public string? Name { get; set; }

    /// <summary>The ARN of the EKS cluster.</summary>
    [Parameter]
    [Alias("EksConfiguration_ClusterArn", "Source_EksConfiguration_ClusterArn")]
    [ArgumentCompleter(typeof(ClusterArnCompleter))]
    [OneText]
    public string? ClusterArn { get; set; }

    /// <summary>The ARN of the workspace.</summary>
    [Parameter]
    [Alias("AmpConfiguration_WorkspaceArn")]
    [ArgumentCompleter(typeof(WorkspaceArnCompleter))]
    [OneText]
    public string? WorkspaceArn { get; set; }

    /// <summary>The ARN of the scraper, if it is known.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ScraperArnCompleter))]
    [OneText]
    public string? ScraperArn { get; set; }

    /// <summary>The ARN of the source role, if it has not the usual name.</summary>
    [Parameter]
    [Alias("RoleConfiguration_SourceRoleArn")]
    [OneText]
    public string? SourceRoleArn { get; set; }

    /// <summary>The ARN of the target role, if it has not the usual name.</summary>
    [Parameter]
    [Alias("RoleConfiguration_TargetRoleArn")]
    [OneText]
    public string? TargetRoleArn { get; set; }

    /// <summary>How long to wait at most for a creation to end, and again for the removal; 60 minutes by default.</summary>
    [Parameter]
    [ReadAs(typeof(TimeSpan))]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(60);

    /// <summary>The longest pause between two questions to AWS.</summary>
    [Parameter]
    [ReadAs(typeof(TimeSpan))]
    public TimeSpan? PollInterval { get; set; }

    /// <summary>Do not ask.</summary>
    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Force { get; set; }

    private protected override bool IsForced => Force;

    private protected override ILinkOperation Operation() => new Removal(
        new OperationSequence("Disconnect the cluster", [
            new FindLinkScraper(Trust),
            new UnbindTrust(Trust),
            new DeleteLinkScraper(new StatusWait(new WaitSettings { Timeout = Timeout, PollInterval = PollInterval }, TimeProvider.System)),
            new DeleteLinkRole(TrustRole.Target, leaveForeign: true, Retry),
            new DeleteLinkRole(TrustRole.Source, leaveForeign: true, Retry)]),
        RemovedParts.All);
}
