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
    private StageProgress? _progress;

    private protected StageCommand()
    {
    }

    /// <summary>How many links are worked on side by side.</summary>
    [Parameter]
    [ValidateRange(1, 100)]
    public int ThrottleLimit { get; set; } = 16;

    private protected static PropagationRetry Retry { get; } = new(TimeProvider.System, PropagationRetry.DefaultBound);

    private protected static TrustSettings Trust { get; } = new(Retry, TimeProvider.System);

    /// <summary>Whether -Force silences the question; -WhatIf beats it.</summary>
    private protected virtual bool IsForced => false;

    /// <summary>Whether a link comes out at the end.</summary>
    private protected virtual bool EmitsLinks => true;

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
            ScraperLink taken = link;
            link = _operation.Prepare(Await(stop => LinkAccounts.CheckAsync(taken, _operation.Sides, AllowedAccounts, stop)));
            Process(_operation, link);
        }
        catch (Exception failure) when (IsOfThisRecord(failure))
        {
            WriteFailure(failure, link ?? Link?.Origin);
        }

        Write(Runs.TakeFinished());
    }

    /// <summary>Hands out the rest.</summary>
    protected override void EndProcessing()
    {
        while (Runs.Any)
        {
            Write([Await(_ => Runs.NextAsync())]);
        }

        if (_progress?.Completed() is ProgressRecord last)
        {
            WriteProgress(last);
        }
    }

    /// <summary>What comes of a link whose work has ended; by default it goes down the pipeline.</summary>
    private protected virtual void Emit(ScraperLink link)
    {
        if (EmitsLinks)
        {
            WriteObject(link);
        }
    }

    private protected override void Settle() => _runs?.Settle(SettleTime);

    private protected override void WhileWaiting()
    {
        if (_progress?.Now() is ProgressRecord now)
        {
            WriteProgress(now);
        }
    }

    private void Process(ILinkOperation operation, ScraperLink link)
    {
        string question = $"Performing the operation \"{operation.Action}\" on target \"{operation.Target(link)}\".";
        bool isWhatIf = IsWhatIf();
        if (isWhatIf || !IsForced)
        {
            bool agreed = ShouldProcess(question, question, null);
            if (!agreed && !isWhatIf)
            {
                return;
            }
        }

        if (isWhatIf || link.Status == LinkStatus.Planned)
        {
            if (!isWhatIf)
            {
                // An earlier cmdlet of this pipeline had -WhatIf: what it did not make cannot be worked on.
                Host.UI.WriteLine("What if: " + question);
            }

            WritePlan(Await(stop => operation.PlanAsync(link, stop)));
            return;
        }

        Listen();
        _progress ??= new StageProgress(operation.Action);
        _progress.Started(link);
        Runs.Start(link, operation.RunAsync);
    }

    private bool IsWhatIf() =>
        MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? given)
            ? ((SwitchParameter)given).ToBool()
            : LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference"));

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

        if (EmitsLinks)
        {
            WriteObject(plan.Link.With(f => f with { Status = LinkStatus.Planned }));
        }
    }

    private void Write(IEnumerable<LinkResult> results)
    {
        foreach (LinkResult result in results)
        {
            WriteCalls();
            _progress?.Ended();
            foreach (string warning in (result.Target as ScraperLink)?.Session?.Journal.TakeWarnings() ?? [])
            {
                WriteWarning(warning);
            }

            if (result.Failure is null)
            {
                Emit(result.Link!);
            }
            else
            {
                WriteFailure(result.Failure, result.Target);
            }
        }
    }
}
