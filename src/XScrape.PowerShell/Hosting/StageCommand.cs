using System.ComponentModel;
using System.Management.Automation;
using XScrape.Arns;
using XScrape.Cloud.Amp;
using XScrape.Failures;
using XScrape.Identities;
using XScrape.Links;
using XScrape.Operations;
using XScrape.Policies.Trust;
using XScrape.PowerShell.Hosting.Progress;
using XScrape.Rehearsing;
using XScrape.Running;

namespace XScrape.PowerShell.Hosting;

/// <summary>One part of the procedure, done to each link as it comes: asks once, then runs the links side by side.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class StageCommand : OperationCommand
{
    private readonly Rehearsal _rehearsal = new();
    private ILinkOperation? _operation;
    private LinkRuns? _runs;
    private StageProgress? _progress;

    private protected StageCommand()
    {
    }

    private LinkRuns Runs => _runs ??= new LinkRuns(Change.ThrottleLimit, Stop);

    /// <summary>Asks, then starts the work on one link and hands out what has ended.</summary>
    private protected override void ProcessLink()
    {
        ScraperLink? link = null;
        try
        {
            link = TakeLink();
            _operation ??= Change.Operation();
            // Where the link names both accounts, the callers are not waited for here: one that does not answer would
            // hold up the links of all others.
            link = _operation.Prepare(IsPlaced(link) && !IsOnlyPlanned(link) ? link : Checked(_operation, link));
            Process(_operation, link);
        }
        catch (Exception failure) when (IsOfThisRecord(failure))
        {
            WriteFailure(InRow(failure), link ?? Current?.Origin);
        }

        Write(Runs.TakeFinished());
    }

    /// <summary>Hands out the rest.</summary>
    protected override void EndProcessing()
    {
        while (_runs?.Any == true)
        {
            Write([Await(_ => _runs.NextAsync())]);
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

    private static bool IsPlaced(ScraperLink link) => link.Facts is { SourceAccount: not null, TargetAccount: not null };

    private ScraperLink Checked(ILinkOperation operation, ScraperLink link) =>
        Await(stop => LinkAccounts.CheckAsync(link, operation.Sides, AllowedAccounts, stop));

    /// <summary>The work on the present record; whether its identities are of its accounts is known, or asked, before anything else.</summary>
    private Func<ScraperLink, CancellationToken, Task<ScraperLink>> Work(ILinkOperation operation)
    {
        int? row = Row;
        IReadOnlyCollection<AccountId> allowed = AllowedAccounts;
        return async (link, stop) =>
        {
            try
            {
                ScraperLink known = await LinkAccounts.CheckAsync(link, operation.Sides, allowed, stop).ConfigureAwait(false);
                return await operation.RunAsync(known, stop).ConfigureAwait(false);
            }
            catch (XScrapeException failure) when (row is int number)
            {
                throw failure.InRow(number);
            }
        };
    }

    private void Process(ILinkOperation operation, ScraperLink given)
    {
        if (Found(operation, given) is not ScraperLink link)
        {
            return;
        }

        if (Agrees(operation, link))
        {
            Listen();
            _progress ??= new StageProgress(operation.Action);
            _progress.Started(link);
            Runs.Start(link, Work(operation));
        }
        else if (IsOnlyPlanned(link))
        {
            WritePlan(Await(stop => _rehearsal.PlanAsync(operation, link, stop)));
        }
    }

    /// <summary>What a question can name; null, and reported, where nothing is there. No question is asked under -Force: then the work itself looks.</summary>
    private ScraperLink? Found(ILinkOperation operation, ScraperLink link)
    {
        if (operation is not IFoundFirst first || (IsForced && !IsOnlyPlanned(link)))
        {
            return link;
        }

        ScraperLink known = link.Facts is not { Scraper: not null, Name: not null } ? Checked(operation, link) : link;
        if (Await(stop => first.FindAsync(known, stop)) is ScraperLink found)
        {
            return found;
        }

        WriteWarning(first.NothingFound(known));
        if (EmitsLinks)
        {
            WriteObject(known.With(f => f with { Status = IsOnlyPlanned(link) ? LinkStatus.Planned : LinkStatus.None, Trust = TrustState.None }));
        }

        return null;
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
