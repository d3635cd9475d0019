using System.Collections;
using System.Management.Automation;
using XScrape.Arns;
using XScrape.Cloud.Amp;
using XScrape.Destinations;
using XScrape.Links;
using XScrape.Operations;
using XScrape.PowerShell.Binding.Completion;
using XScrape.PowerShell.Binding.Configurations;
using XScrape.PowerShell.Binding.Values;
using XScrape.PowerShell.Hosting;
using XScrape.PowerShell.Hosting.Parameters;
using XScrape.Provisioning;
using XScrape.Provisioning.Scrapers;
using XScrape.Waiting;

namespace XScrape.PowerShell.Commands;

/// <summary>Changes a scraper in place: alias, scrape configuration, destination, roles, logging, tags. What is not given stays.</summary>
[Cmdlet(VerbsCommon.Set, "XAScraper", SupportsShouldProcess = true)]
[OutputType(typeof(ScraperLink))]
public sealed class SetXAScraperCommand : ExistingRoleWaitCommand, IChangesLinks
{
    /// <summary>The new alias.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(AliasCompleter))]
    [OneText]
    public string? Alias { get; set; }

    /// <summary>The new scrape configuration as YAML text; never base64.</summary>
    [Parameter]
    [OneText(Lines = true)]
    public string? ScrapeConfiguration { get; set; }

    /// <summary>A file with the new scrape configuration.</summary>
    [Parameter]
    [OneText]
    public string? ScrapeConfigurationPath { get; set; }

    /// <summary>Send the scrape configuration although the rules refuse it; the plan says which lines.</summary>
    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter SkipConfigurationCheck { get; set; }

    /// <summary>Other subnets; the scraper has to be created again for that.</summary>
    [Parameter]
    [Alias("EksConfiguration_SubnetId", "VpcConfiguration_SubnetId")]
    [ReadAs(typeof(string[]))]
    public string[]? SubnetId { get; set; }

    /// <summary>Other security groups; the scraper has to be created again for that.</summary>
    [Parameter]
    [Alias("EksConfiguration_SecurityGroupId", "VpcConfiguration_SecurityGroupId")]
    [ReadAs(typeof(string[]))]
    public string[]? SecurityGroupId { get; set; }

    /// <summary>The log group that the collector writes its own logs to.</summary>
    [Parameter]
    [Alias("CloudWatchLogs_LogGroupArn", "LoggingDestination_CloudWatchLogs_LogGroupArn")]
    [OneText]
    public string? LogGroupArn { get; set; }

    /// <summary>The parts of the collector that write logs; all where none is given.</summary>
    [Parameter]
    [ReadAs(typeof(LogComponent[]))]
    public LogComponent[]? LogComponent { get; set; }

    /// <summary>No logs from now on.</summary>
    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter NoLogging { get; set; }

    /// <summary>Tags to set on the scraper; others stay.</summary>
    [Parameter]
    [Alias("Tags")]
    [MayBeEmpty]
    public Hashtable? Tag { get; set; }

    /// <summary>Remove the scraper and create it again where AMP cannot change it in place.</summary>
    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter AllowRecreate { get; set; }

    /// <summary>The others say what the scraper should become.</summary>
    private protected override bool Describes(string parameter) => parameter is nameof(Name) or nameof(ScraperId) or nameof(ScraperArn) or nameof(ClusterArn);

    ILinkOperation IChangesLinks.Operation()
    {
        ScraperUpdate update = new()
        {
            Alias = Alias.As(ScraperAlias.Parse),
            Configuration = ConfigurationParameter.Read(ScrapeConfiguration, FullPath(ScrapeConfigurationPath), ReadConfiguration, SkipConfigurationCheck, WriteWarning),
            Destination = WorkspaceArn.As(Arns.WorkspaceArn.Parse) is { } workspace ? new WorkspaceDestination(workspace) : null,
            SourceRole = SourceRoleArn.As(RoleArn.Parse),
            TargetRole = TargetRoleArn.As(RoleArn.Parse),
            Subnets = SubnetId.AsIds(IdList.Subnets),
            SecurityGroups = SecurityGroupId.AsIds(IdList.SecurityGroups),
            Logging = LoggingParameter.Read(LogGroupArn, LogComponent, NoLogging),
            Tags = Tag.AsTags(),
        };
        StatusWait wait = new(Waiting, TimeProvider.System);
        return AllowRecreate ? new RecreateScraper(update, wait, Trust) : new ChangeScraper(update, wait);
    }
}
