using System.Management.Automation;
using XScrape.Links;
using XScrape.Operations;
using XScrape.PowerShell.Binding.Values;
using XScrape.PowerShell.Hosting;
using XScrape.PowerShell.Hosting.Parameters;
using XScrape.Provisioning.Scrapers;

namespace XScrape.PowerShell.Commands;

/// <summary>Makes the scraper between cluster and workspace. Its ARN is known as soon as the command ends; it is ACTIVE about 20 minutes later.</summary>
[Cmdlet(VerbsCommon.New, "XAScraper", SupportsShouldProcess = true)]
[OutputType(typeof(ScraperLink))]
public sealed class NewXAScraperCommand : ScraperMakerCommand, IChangesLinks
{
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

    ILinkOperation IChangesLinks.Operation() => new EnsureScraper(Settings(), Retry);
}
