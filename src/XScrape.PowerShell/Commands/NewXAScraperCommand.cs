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
using XScrape.Provisioning.Scrapers;

namespace XScrape.PowerShell.Commands;

/// <summary>Makes the scraper between cluster and workspace. Its ARN is known as soon as the command ends; it is ACTIVE about 20 minutes later.</summary>
[Cmdlet(VerbsCommon.New, "XAScraper", SupportsShouldProcess = true)]
[OutputType(typeof(ScraperLink))]
public sealed class NewXAScraperCommand : StageCommand
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

    /// <summary>The ARN of the source role, if no link brings it.</summary>
    [Parameter]
    [Alias("RoleConfiguration_SourceRoleArn")]
    [OneText]
    public string? SourceRoleArn { get; set; }

    /// <summary>The ARN of the target role, if no link brings it.</summary>
    [Parameter]
    [Alias("RoleConfiguration_TargetRoleArn")]
    [OneText]
    public string? TargetRoleArn { get; set; }

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

    /// <summary>Tags for the scraper.</summary>
    [Parameter]
    [Alias("Tags")]
    [MayBeEmpty]
    public Hashtable? Tag { get; set; }

    /// <summary>Use a scraper that XScrape did not make for this link, and bring its configuration into line with the given one.</summary>
    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Adopt { get; set; }

    /// <summary>Do not check cluster, network and workspace before the first write.</summary>
    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter SkipPreflight { get; set; }

    private protected override ScraperLink Configured(ScraperLink link) => (_configurations ??= new RowConfigurations(ReadConfiguration, SkipConfigurationCheck, WriteWarning)).Into(link);

    private protected override ILinkOperation Operation() => new EnsureScraper(
        new ScraperSettings(ConfigurationParameter.Read(ScrapeConfiguration, FullPath(ScrapeConfigurationPath), ReadConfiguration, SkipConfigurationCheck, WriteWarning)) { Tags = Tag.AsTags(), Adopt = Adopt, Preflight = SkipPreflight ? null : new Preflight(AdapterLoader.OutlineReader) },
        Retry);
}
