using System.ComponentModel;
using System.Management.Automation;
using XScrape.Links;
using XScrape.Policies;
using XScrape.Provisioning;
using XScrape.Running;
using XScrape.Waiting;

namespace XScrape.PowerShell.Hosting;

/// <summary>A cmdlet that does one part of the procedure to each link: asks once, then runs the links side by side.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class StageCommand : LinkCommand
{
    private ILinkOperation? _operation;
    private LinkRuns? _runs;

    private protected StageCommand()
    {
    }

    /// <summary>How many links are worked on side by side.</summary>
    [Parameter]
    [ValidateRange(1, 100)]
    public int ThrottleLimit { get; set; } = 16;

    private protected static PropagationRetry Retry { get; } = new(TimeProvider.System, PropagationRetry.DefaultBound);

    private LinkRuns Runs => _runs ??= new LinkRuns(ThrottleLimit, Stop);

    /// <summary>The part of the procedure, with the settings of this call.</summary>
    private protected abstract ILinkOperation Operation();

    /// <summary>Asks, then starts the work on one link and hands out what has ended.</summary>
    protected sealed override void ProcessRecord()
    {
        ScraperLink? link = null;
        try
        {
            link = TakeLink();
            _operation ??= Operation();
            ScraperLink checkedLink = link;
            link = Await(stop => LinkAccounts.CheckAsync(checkedLink, _operation.Sides, AllowedAccounts, stop));
            link = _operation.Prepare(link);
            Process(_operation, link);
        }
        catch (Exception failure) when (IsOfThisRecord(failure))
        {
            WriteFailure(failure, link ?? Link?.Origin);
        }

        Write(Runs.TakeFinished());
    }

    /// <summary>Hands out the rest.</summary>
    protected sealed override void EndProcessing()
    {
        while (Runs.Any)
        {
            Write([Await(_ => Runs.NextAsync())]);
        }
    }

    private protected override void Settle() => _runs?.Settle(SettleTime);

    private void Process(ILinkOperation operation, ScraperLink link)
    {
        string question = $"Performing the operation \"{operation.Action}\" on target \"{operation.Target(link)}\".";
        ShouldProcessReason reason = ShouldProcessReason.None;
        bool planned = link.Status == LinkStatus.Planned;
        if (!ShouldProcess(question, question, null, out reason) && reason != ShouldProcessReason.WhatIf)
        {
            return;
        }

        if (planned || reason == ShouldProcessReason.WhatIf)
        {
            if (reason != ShouldProcessReason.WhatIf)
            {
                // An earlier cmdlet of this pipeline had -WhatIf: what it did not make cannot be worked on.
                Host.UI.WriteLine("What if: " + question);
            }

            WritePlan(Await(stop => operation.PlanAsync(link, stop)));
            return;
        }

        Listen();
        Runs.Start(link, async (l, stop) =>
        {
            Plan plan = await operation.PlanAsync(l, stop).ConfigureAwait(false);
            return await plan.RunAsync(stop).ConfigureAwait(false);
        });
    }

    private void WritePlan(Plan plan)
    {
        foreach (PlanStep step in plan.Steps)
        {
            WriteVerbose($"Would call {step}{Environment.NewLine}{PolicyDifference.Between(step.Before, step.After)}");
        }

        if (plan.Steps.Count == 0)
        {
            WriteVerbose("Nothing would be called: everything is as wanted.");
        }

        WriteObject(plan.Link.With(f => f with { Status = LinkStatus.Planned }));
    }

    private void Write(IEnumerable<LinkResult> results)
    {
        foreach (LinkResult result in results)
        {
            WriteCalls();
            if (result.Failure is null)
            {
                WriteObject(result.Link);
            }
            else
            {
                WriteFailure(result.Failure, result.Target);
            }
        }
    }
}
