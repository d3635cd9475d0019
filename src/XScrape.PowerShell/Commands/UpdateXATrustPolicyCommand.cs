using System.Management.Automation;
using XScrape.Links;
using XScrape.Operations;
using XScrape.PowerShell.Binding.Values;
using XScrape.PowerShell.Hosting;
using XScrape.PowerShell.Hosting.Parameters;
using XScrape.Provisioning.Trust;

namespace XScrape.PowerShell.Commands;

/// <summary>Writes the scraper's ARN into both trust policies, and repairs them where they say something else.</summary>
[Cmdlet(VerbsData.Update, "XATrustPolicy", SupportsShouldProcess = true)]
[OutputType(typeof(ScraperLink))]
public sealed class UpdateXATrustPolicyCommand : ExistingRoleCommand, IChangesLinks
{
    /// <summary>Let in a scraper that XScrape did not make for this link, too. A scraper that -ScraperArn names needs no -Adopt.</summary>
    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Adopt { get; set; }

    /// <summary>How many links are worked on side by side.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    [ReadAs(typeof(int))]
    public int ThrottleLimit { get; set; } = 16;

    /// <summary>Whoever names a scraper and, apart from it, the link means that one. Who names a scraper alone has it bound to the roles that it shows itself.</summary>
    private bool NamesBoth => ScraperArn is not null && (Link is not null || Name is not null || (SourceRoleArn is not null && TargetRoleArn is not null));

    ILinkOperation IChangesLinks.Operation() => new BindTrust(Trust with { Adopt = Adopt || NamesBoth });
}
