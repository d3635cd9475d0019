using System.Management.Automation;
using XScrape.Discovery;
using XScrape.Identities;
using XScrape.Links;
using XScrape.Links.Sides;
using XScrape.PowerShell.Binding.Values;
using XScrape.PowerShell.Hosting.Parameters;
using XScrape.Rows;

namespace XScrape.PowerShell.Commands;

/// <summary>Reads both trust policies of a link, and says what differs from what the link wants.</summary>
[Cmdlet(VerbsCommon.Get, "XATrustPolicy")]
[OutputType(typeof(ScraperTrust))]
public sealed class GetXATrustPolicyCommand : ExistingRoleCommand
{
    /// <summary>The account of the cluster.</summary>
    [Parameter]
    [OneText]
    public string? SourceAccountId { get; set; }

    /// <summary>The account of the workspace.</summary>
    [Parameter]
    [OneText]
    public string? TargetAccountId { get; set; }

    private protected override RowSelection Rows => RowSelection.OfAccounts;

    /// <summary>Reads the policies of one link.</summary>
    private protected override void ProcessLink() => WithLink(link =>
    {
        ScraperLink placed = Await(stop => LinkAccounts.CheckAsync(link, LinkSides.Both, [], stop));
        ScraperLink known = Await(stop => TrustInspector.KnownAsync(placed, stop)).With(LinkRoles.NamedIfMissing);
        WriteWarnings(known);
        WriteObject(Await(stop => TrustInspector.ExplainAsync(known, stop)), enumerateCollection: true);
    });
}
