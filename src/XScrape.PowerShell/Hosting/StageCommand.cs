using System.ComponentModel;
using System.Management.Automation;
using XScrape.Links;
using XScrape.Provisioning;
using XScrape.Running;

namespace XScrape.PowerShell.Hosting;

/// <summary>A cmdlet that does one part of the procedure to each link as it comes: asks once, then runs the links side by side.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class StageCommand : OperationCommand
{
    private ILinkOperation? _operation;
    private LinkRuns? _runs;
    private StageProgress? _progress;

    private protected StageCommand()
    {
    }

    private LinkRuns Runs => _runs ??= new LinkRuns(ThrottleLimit, Stop);

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
            WriteFailure(InRow(failure), link ?? Link?.Origin);
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
        if (Agrees(operation, link))
        {
            Listen();
            _progress ??= new StageProgress(operation.Action);
            _progress.Started(link);
            Runs.Start(link, operation.RunAsync);
        }
        else if (IsOnlyPlanned(link))
        {
            WritePlan(Await(stop => operation.PlanAsync(link, stop)));
        }
    }

    private void Write(IEnumerable<LinkResult> results)
    {
        foreach (LinkResult result in results)
        {
            _progress?.Ended();
            WriteResult(result);
        }
    }
}
