using System.ComponentModel;
using System.Management.Automation;
using XScrape.Cloud.Amp;
using XScrape.Links;
using XScrape.Operations;
using XScrape.Policies;
using XScrape.Provisioning.Roles;
using XScrape.Running;
using XScrape.Waiting;

namespace XScrape.PowerShell.Hosting;

/// <summary>
/// What a cmdlet that changes links asks, what it shows under -WhatIf and how it hands out results. It has no parameters: cmdlets that read share
/// theirs with those that change, so that both have this base, and <see cref="IChangesLinks"/> tells them apart.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class OperationCommand : LinkCommand
{
    private protected OperationCommand()
    {
    }

    private protected static PropagationRetry Retry { get; } = new(TimeProvider.System, PropagationRetry.DefaultBound);

    private protected static TrustSettings Trust { get; } = new(Retry, TimeProvider.System);

    /// <summary>Whether -Force silences the question; -WhatIf beats it.</summary>
    private protected virtual bool IsForced => false;

    /// <summary>Whether a link comes out at the end.</summary>
    private protected virtual bool EmitsLinks => true;

    /// <summary>The cmdlet as one that changes links; what only reads takes its links itself.</summary>
    private protected IChangesLinks Change => (IChangesLinks)this;

    /// <summary>What comes of a link whose work has ended; by default it goes down the pipeline.</summary>
    private protected virtual void Emit(ScraperLink link)
    {
        if (EmitsLinks)
        {
            WriteObject(link);
        }
    }

    /// <summary>Asks about one link; false where the user says no or only wants to see.</summary>
    private protected bool Agrees(ILinkOperation operation, ScraperLink link)
    {
        string question = $"Performing the operation \"{operation.Action}\" on target \"{operation.Target(link)}\".";
        bool isWhatIf = IsWhatIf();
        bool agreed = (IsForced && !isWhatIf) || ShouldProcess(question, question, null);
        if (!isWhatIf && agreed && link.Status == LinkStatus.Planned)
        {
            // An earlier cmdlet of this pipeline had -WhatIf: what it did not make cannot be worked on.
            WriteHostLine("What if: " + question);
        }

        return agreed && !isWhatIf && link.Status != LinkStatus.Planned;
    }

    /// <summary>Whether only a plan is wanted for a link that was not confirmed.</summary>
    private protected bool IsOnlyPlanned(ScraperLink link) => IsWhatIf() || link.Status == LinkStatus.Planned;

    private protected bool IsWhatIf() =>
        MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? given)
            ? ((SwitchParameter)given).ToBool()
            : LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference"));

    private protected void WritePlan(Plan plan)
    {
        WriteWarnings(plan.Link);
        foreach (PlanStep step in plan.Steps)
        {
            WriteVerbose($"Would call {step}{Environment.NewLine}{PolicyDifference.Between(step.Before, step.After)}");
        }

        if (plan.Steps.Count == 0)
        {
            WriteVerbose("Nothing would be called: everything is already as requested.");
        }

        if (EmitsLinks)
        {
            WriteObject(plan.Link.With(f => f with { Status = LinkStatus.Planned }));
        }
    }

    private protected void WriteResult(LinkResult result)
    {
        WriteCalls();
        WriteWarnings(result.Target as ScraperLink);
        if (result.Failure is null)
        {
            Emit(result.Link!);
        }
        else
        {
            WriteFailure(result.Failure, result.Target);
        }
    }

    private protected void WriteWarnings(ScraperLink? link)
    {
        foreach (string warning in link?.Session.Journal.TakeWarnings() ?? [])
        {
            WriteWarning(warning);
        }
    }
}
