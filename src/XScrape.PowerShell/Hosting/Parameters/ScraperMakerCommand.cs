using System.ComponentModel;
using System.Management.Automation;
using XScrape.Diagnosis.Runs;
using XScrape.Links;
using XScrape.PowerShell.Adapters;
using XScrape.PowerShell.Binding.Completion;
using XScrape.PowerShell.Binding.Configurations;
using XScrape.PowerShell.Binding.Values;
using XScrape.Provisioning.Scrapers;

namespace XScrape.PowerShell.Hosting.Parameters;

/// <summary>A cmdlet that makes scrapers.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ScraperMakerCommand : MakerCommand
{
    private protected ScraperMakerCommand()
    {
    }

    /// <summary>The kind of source: Eks, a cluster, is the one that -ClusterArn names; Vpc is what can be reached from -SubnetId with -SecurityGroupId.</summary>
    [Parameter]
    [ValidateSet("Eks", "Vpc")]
    [OneText(StandIn = "Eks")]
    public string? SourceType { get; set; }

    /// <summary>The subnets of the collector, 1 to 5, in at least two zones; by default one of the cluster's own in each zone.</summary>
    [Parameter]
    [Alias("EksConfiguration_SubnetId", "VpcConfiguration_SubnetId")]
    [ReadAs(typeof(string[]))]
    public string[]? SubnetId { get; set; }

    /// <summary>The security groups of the collector; by default AWS takes the cluster's own.</summary>
    [Parameter]
    [Alias("EksConfiguration_SecurityGroupId", "VpcConfiguration_SecurityGroupId")]
    [ReadAs(typeof(string[]))]
    public string[]? SecurityGroupId { get; set; }

    /// <summary>The alias of the scraper; by default the link's name.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(AliasCompleter))]
    [OneText]
    public string? Alias { get; set; }

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

    /// <summary>Do not check cluster, network and workspace before the first write.</summary>
    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter SkipPreflight { get; set; }

    private RowConfigurations? _configurations;

    private protected sealed override ScraperLink Configured(ScraperLink link) =>
        (_configurations ??= new RowConfigurations(ReadConfiguration, SkipConfigurationCheck, WriteWarning)).Into(link);

    /// <summary>What scrapers are made with.</summary>
    private protected ScraperSettings Settings() => new(
        ConfigurationParameter.Read(ScrapeConfiguration, FullPath(ScrapeConfigurationPath), ReadConfiguration, SkipConfigurationCheck, WriteWarning))
    {
        Tags = Tag.AsTags(),
        Adopt = Adopt,
        Preflight = SkipPreflight ? null : new Preflight(AdapterLoader.OutlineReader),
    };
}
