using System.Collections;
using System.Management.Automation;
using XScrape.Diagnosis.Runs;
using XScrape.Links;
using XScrape.Operations;
using XScrape.PowerShell.Adapters;
using XScrape.PowerShell.Binding.Completion;
using XScrape.PowerShell.Binding.Configurations;
using XScrape.PowerShell.Binding.Values;
using XScrape.PowerShell.Hosting;
using XScrape.Provisioning;
using XScrape.Provisioning.Roles;
using XScrape.Provisioning.Scrapers;
using XScrape.Provisioning.Trust;
using XScrape.Waiting;

namespace XScrape.PowerShell.Commands;

/// <summary>The whole procedure in one command, idempotent: both roles, the scraper, the trust policies, and the wait until it is ACTIVE.</summary>
[Cmdlet(VerbsCommunications.Connect, "XACluster", SupportsShouldProcess = true)]
[OutputType(typeof(ScraperLink))]
public sealed class ConnectXAClusterCommand : FleetCommand
{
    private RowConfigurations? _configurations;

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

    /// <summary>The subnets of the collector, 1 to 5, in at least two zones; by default one of the cluster's own in each zone.</summary>
    [Parameter]
    [Alias("EksConfiguration_SubnetId")]
    [ReadAs(typeof(string[]))]
    public string[]? SubnetId { get; set; }

    /// <summary>The security groups of the collector; by default AWS takes the cluster's own.</summary>
    [Parameter]
    [Alias("EksConfiguration_SecurityGroupId")]
    [ReadAs(typeof(string[]))]
    public string[]? SecurityGroupId { get; set; }

    /// <summary>The ARN of the workspace.</summary>
    [Parameter]
    [Alias("AmpConfiguration_WorkspaceArn")]
    [ArgumentCompleter(typeof(WorkspaceArnCompleter))]
    [OneText]
    public string? WorkspaceArn { get; set; }

    /// <summary>The alias of the scraper; by default the link's name.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(AliasCompleter))]
    [OneText]
    public string? Alias { get; set; }

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

    /// <summary>The scrape configuration as YAML text; never base64.</summary>
    [Parameter]
    [OneText(Lines = true)]
    public string? ScrapeConfiguration { get; set; }

    /// <summary>A file with the scrape configuration.</summary>
    [Parameter]
    [OneText]
    public string? ScrapeConfigurationPath { get; set; }

    /// <summary>Send the scrape configuration although the rules refuse it; the plan says which lines.</summary>
    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter SkipConfigurationCheck { get; set; }

    /// <summary>Tags for roles and scraper.</summary>
    [Parameter]
    [Alias("Tags")]
    [MayBeEmpty]
    public Hashtable? Tag { get; set; }

    /// <summary>Use roles of these names, and a scraper between these ends, that XScrape did not make for this link. Such roles are never deleted by XScrape.</summary>
    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Adopt { get; set; }

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

    /// <summary>Do not check cluster, network and workspace before the first write.</summary>
    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter SkipPreflight { get; set; }

    private protected override ILinkOperation Operation()
    {
        Preflight? preflight = SkipPreflight ? null : new Preflight(AdapterLoader.OutlineReader);
        RoleSettings roles = new() { Tags = Tag.AsTags(), Adopt = Adopt };
        ScraperSettings scraper = new(ConfigurationParameter.Read(ScrapeConfiguration, FullPath(ScrapeConfigurationPath), ReadConfiguration, SkipConfigurationCheck, WriteWarning)) { Tags = Tag.AsTags(), Adopt = Adopt, Preflight = preflight };
        return new ConnectLink(
            new EnsureSourceRole(roles with { PermissionsBoundary = SourcePermissionsBoundary }, Retry),
            new EnsureTargetRole(roles with { PermissionsBoundary = TargetPermissionsBoundary, LeastPrivilege = LeastPrivilege }, Retry),
            new EnsureScraper(scraper, Retry),
            new BindTrust(Trust),
            Census,
            TimeProvider.System)
        {
            Before = preflight is null ? [] : [new PreflightOperation(preflight, scraper)],
        };
    }

    private protected override bool TakesTemplates => true;

    private protected override ScraperLink Configured(ScraperLink link) => (_configurations ??= new RowConfigurations(ReadConfiguration, SkipConfigurationCheck, WriteWarning)).Into(link);
}
