using System.Management.Automation;
using XScrape.Links;
using XScrape.Operations;
using XScrape.PowerShell.Binding.Completion;
using XScrape.PowerShell.Binding.Values;
using XScrape.PowerShell.Hosting;
using XScrape.Provisioning.Trust;

namespace XScrape.PowerShell.Commands;

/// <summary>Writes the scraper's ARN into both trust policies, and mends them where they say something else.</summary>
[Cmdlet(VerbsData.Update, "XATrustPolicy", SupportsShouldProcess = true)]
[OutputType(typeof(ScraperLink))]
public sealed class UpdateXATrustPolicyCommand : StageCommand
{
    /// <summary>The name of the link.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(LinkNameCompleter))]
    [OneText]
    public string? Name { get; set; }

    /// <summary>The ARN of the scraper. Before it is bound, AWS must show that it has these roles.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ScraperArnCompleter))]
    [OneText]
    public string? ScraperArn { get; set; }

    /// <summary>The ARN of the source role.</summary>
    [Parameter]
    [Alias("RoleConfiguration_SourceRoleArn")]
    [OneText]
    public string? SourceRoleArn { get; set; }

    /// <summary>The ARN of the target role.</summary>
    [Parameter]
    [Alias("RoleConfiguration_TargetRoleArn")]
    [OneText]
    public string? TargetRoleArn { get; set; }

    /// <summary>Let in a scraper that XScrape did not make for this link, too. A scraper that -ScraperArn names needs no -Adopt.</summary>
    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Adopt { get; set; }

    private protected override ILinkOperation Operation() => new BindTrust(Trust with { Adopt = Adopt || ScraperArn is not null });
}
