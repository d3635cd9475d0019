using System.Management.Automation;
using XScrape.Links;
using XScrape.Operations;
using XScrape.PowerShell.Binding.Values;
using XScrape.PowerShell.Hosting;
using XScrape.PowerShell.Hosting.Parameters;
using XScrape.Provisioning;
using XScrape.Provisioning.Roles;
using XScrape.Provisioning.Scrapers;
using XScrape.Provisioning.Trust;
using XScrape.Waiting;

namespace XScrape.PowerShell.Commands;

/// <summary>The whole procedure in one command, idempotent: both roles, the scraper, the trust policies, and the wait until it is ACTIVE.</summary>
[Cmdlet(VerbsCommunications.Connect, "XACluster", SupportsShouldProcess = true)]
[OutputType(typeof(ScraperLink))]
public sealed class ConnectXAClusterCommand : FleetCommand, IChangesLinks
{
    /// <summary>The name of the source role; by default made from the link's name.</summary>
    [Parameter]
    [OneText]
    public string? SourceRoleName { get; set; }

    /// <summary>The path of the source role.</summary>
    [Parameter]
    [OneText]
    public string? SourceRolePath { get; set; }

    /// <summary>The name of the target role; by default made from the link's name.</summary>
    [Parameter]
    [OneText]
    public string? TargetRoleName { get; set; }

    /// <summary>The path of the target role.</summary>
    [Parameter]
    [OneText]
    public string? TargetRolePath { get; set; }

    /// <summary>The ARN of a managed policy that bounds the source role.</summary>
    [Parameter]
    [OneText]
    public string? SourcePermissionsBoundary { get; set; }

    /// <summary>The ARN of a managed policy that bounds the target role.</summary>
    [Parameter]
    [OneText]
    public string? TargetPermissionsBoundary { get; set; }

    /// <summary>Permit writing to the one workspace only, instead of AWS's managed policy for all of the account.</summary>
    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter LeastPrivilege { get; set; }

    /// <summary>Do not wait until the scraper is ACTIVE; it is bound all the same.</summary>
    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter NoWait { get; set; }

    /// <summary>How long to wait at most; 40 minutes by default.</summary>
    [Parameter]
    [ReadAs(typeof(TimeSpan))]
    public TimeSpan Timeout { get; set; } = WaitSettings.DefaultTimeout;

    /// <summary>The longest pause between two questions to AWS.</summary>
    [Parameter]
    [ReadAs(typeof(TimeSpan))]
    public TimeSpan? PollInterval { get; set; }

    /// <summary>How many scrapers each account may have in the Region. Where the rows need more, none of the new ones is begun; by default there is a warning above 10.</summary>
    [Parameter]
    [ValidateRange(1, 10_000)]
    [ReadAs(typeof(int))]
    public int ScraperQuota { get; set; }

    private protected override int? Quota => ScraperQuota == 0 ? null : ScraperQuota;

    private protected override bool OneWorkspaceARole => LeastPrivilege;

    private protected override WaitSettings? Waiting => NoWait ? null : new WaitSettings { Timeout = Timeout, PollInterval = PollInterval };

    private protected override bool TakesTemplates => true;

    ILinkOperation IChangesLinks.Operation()
    {
        RoleSettings roles = new() { Tags = Tag.AsTags(), Adopt = Adopt };
        ScraperSettings scraper = Settings();
        return new ConnectLink(
            new EnsureSourceRole(roles with { PermissionsBoundary = SourcePermissionsBoundary }, Retry),
            new EnsureTargetRole(roles with { PermissionsBoundary = TargetPermissionsBoundary, LeastPrivilege = LeastPrivilege }, Retry),
            new EnsureScraper(scraper, Retry),
            new BindTrust(Trust),
            Census,
            TimeProvider.System)
        {
            Before = scraper.Preflight is null ? [] : [new PreflightOperation(scraper.Preflight, scraper)],
        };
    }
}
