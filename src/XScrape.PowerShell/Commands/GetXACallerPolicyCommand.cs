using System.Management.Automation;
using XScrape.Arns;
using XScrape.Kinds.Known;
using XScrape.Links;
using XScrape.Links.Sides;
using XScrape.Permissions;
using XScrape.PowerShell.Binding.Completion;
using XScrape.PowerShell.Binding.Values;
using XScrape.PowerShell.Hosting.Parameters;
using XScrape.Rows;

namespace XScrape.PowerShell.Commands;

/// <summary>Prints the least IAM policy for the person or runbook that works on one side of a link. Calls nothing.</summary>
[Cmdlet(VerbsCommon.Get, "XACallerPolicy")]
[OutputType(typeof(string))]
public sealed class GetXACallerPolicyCommand : LinkEndsCommand
{
    /// <summary>In whose account the caller works: Source, that of the cluster, or Target, that of the workspace.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateSet(nameof(Links.Sides.Side.Source), nameof(Links.Sides.Side.Target))]
    [OneText(StandIn = "Source")]
    public string? Side { get; set; }

    /// <summary>The name of the link; without it the policy holds for every link between the two accounts.</summary>
    [Parameter(Position = 1)]
    [ArgumentCompleter(typeof(LinkNameCompleter))]
    [OneText]
    public override string? Name { get; set; }

    /// <summary>The account of the cluster.</summary>
    [Parameter]
    [OneText]
    public string? SourceAccountId { get; set; }

    /// <summary>The account of the workspace.</summary>
    [Parameter]
    [OneText]
    public string? TargetAccountId { get; set; }

    /// <summary>The name of the source role, if it is not the default one.</summary>
    [Parameter]
    [OneText]
    public string? SourceRoleName { get; set; }

    /// <summary>The path of the source role.</summary>
    [Parameter]
    [OneText]
    public string? SourceRolePath { get; set; }

    /// <summary>The name of the target role, if it is not the default one.</summary>
    [Parameter]
    [OneText]
    public string? TargetRoleName { get; set; }

    /// <summary>The path of the target role.</summary>
    [Parameter]
    [OneText]
    public string? TargetRolePath { get; set; }

    /// <summary>The ARN of the managed policy that must bound every role that the caller makes.</summary>
    [Parameter]
    [OneText]
    public string? PermissionsBoundary { get; set; }

    /// <summary>For target roles that get an inline policy on the one workspace, as with -LeastPrivilege of New-XAScraperTargetRole.</summary>
    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter LeastPrivilege { get; set; }

    /// <summary>Also what Test-XAScraper, the checks before a creation and the proof by samples read.</summary>
    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Diagnosis { get; set; }

    private protected override RowSelection Rows => RowSelection.OfAccounts;

    /// <summary>Prints the policy for one link.</summary>
    private protected override void ProcessLink()
    {
        try
        {
            LinkFacts facts = ReadLink().Facts;
            CallerSettings settings = new()
            {
                PermissionsBoundary = PermissionsBoundary.As(ManagedPolicyArn.Parse),
                LeastPrivilege = LeastPrivilege,
                Diagnosis = Diagnosis,
            };
            Side side = string.Equals(Side, nameof(Links.Sides.Side.Source), StringComparison.OrdinalIgnoreCase) ? Links.Sides.Side.Source : Links.Sides.Side.Target;
            WriteObject(CallerPolicy.For(side, facts.Region is null ? facts with { Region = DefaultRegion } : facts, settings).ToString());
        }
        catch (Exception failure) when (IsOfThisRecord(failure))
        {
            WriteFailure(failure, Current?.Origin);
        }
    }
}
