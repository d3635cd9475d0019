using System.ComponentModel;
using System.Management.Automation;
using XScrape.Failures;
using XScrape.Fleets;
using XScrape.Identities;
using XScrape.Links;
using XScrape.Operations;
using XScrape.Pacing;
using XScrape.PowerShell.Hosting.Progress;
using XScrape.Running;
using XScrape.Scrapers;
using XScrape.Waiting;

namespace XScrape.PowerShell.Hosting.Parameters;

/// <summary>
/// A cmdlet that does the whole procedure to a fleet: it collects all rows, reports what is wrong with them before anything is
/// written, asks once a link, then runs them all and hands out each as it ends.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class FleetCommand : ScraperMakerCommand
{
    private readonly List<FleetRow> _rows = [];
    private readonly FleetProgress _progress = new();
    private readonly ScraperListCache _census = new();
    private ILinkOperation? _operation;
    private LinkRuns? _runs;
    private FleetAdmission? _gate;

    // Calls are paced, and a link that waits holds no place: more places than this bring nothing.
    private protected FleetCommand() => ThrottleLimit = 100;

    private protected ScraperListCache Census => _census;

    /// <summary>How many scrapers an account may have; null: the default quota, of which is only warned.</summary>
    private protected abstract int? Quota { get; }

    /// <summary>Whether target roles are made for one workspace each.</summary>
    private protected abstract bool OneWorkspaceARole { get; }

    /// <summary>Null where the command does not wait for the scrapers.</summary>
    private protected abstract WaitSettings? Waiting { get; }

    /// <summary>Takes a row.</summary>
    private protected sealed override void ProcessLink()
    {
        ScraperLink? link = null;
        Exception? wrong = null;
        try
        {
            _operation ??= Change.Operation();
            link = TakeLink();
            link = _operation.Prepare(SaysItsAccount(link) ? link : Await(stop => LinkAccounts.CheckAsync(link, _operation.Sides, AllowedAccounts, stop)));
        }
        catch (Exception failure) when (IsOfThisRecord(failure))
        {
            wrong = InRow(failure);
        }

        _rows.Add(new FleetRow(RowNumber, link, wrong, link?.Session.Origin.Record ?? Current?.Origin) { IsData = Current is { Live: null } });
    }

    /// <summary>Checks, asks, runs.</summary>
    protected sealed override void EndProcessing()
    {
        IReadOnlyList<FleetRow> rows = Passed(FleetRules.Check(_rows, OneWorkspaceARole));
        if (rows.Count == 0)
        {
            return;
        }

        FleetQuota quota = new(_census, Quota);
        _gate = new FleetAdmission(_operation!.Sides, AllowedAccounts, quota, TimeProvider.System);
        IReadOnlyList<FleetRow> entered = Await(stop => _gate.OpenAsync(rows, stop));
        foreach (string warning in quota.Warnings)
        {
            WriteWarning(warning);
        }

        Start(Passed(entered));
        while (_runs?.Any == true)
        {
            LinkResult result = Await(_ => _runs.NextAsync());
            _progress.Ended(result);
            WriteResult(result);
        }

        Show(_progress.Completed());
    }

    private protected override void Settle() => _runs?.Settle(SettleTime);

    private protected override void WhileWaiting() => Show(_progress.Now());

    // Only a source that does not say where it is leaves the account to the identity; a row that has forgotten its cluster is told so.
    private static bool SaysItsAccount(ScraperLink link) => link.Facts.Source is not { Account: null } || link.Facts.SourceAccount is not null;

    private FleetRow[] Passed(IReadOnlyList<FleetRow> rows)
    {
        foreach (FleetRow bad in rows.Where(r => !r.IsGood))
        {
            WriteFailure(bad.Failure!, bad.Link ?? bad.Origin);
        }

        return [.. rows.Where(r => r.IsGood)];
    }

    private void Start(FleetRow[] rows)
    {
        List<FleetRow> planned = [];
        ScraperWatch? watch = Waiting is WaitSettings settings ? new ScraperWatch(settings, TimeProvider.System, Stop) { Noticed = _progress.Notice } : null;
        foreach (FleetRow row in rows)
        {
            if (Agrees(_operation!, row.Live))
            {
                Listen();
                _runs ??= new LinkRuns(ThrottleLimit, Stop, asTheyEnd: true);
                _progress.Started(row.Live);
                _runs.Start(row.Live, (_, stop) => RunAsync(row, stop), watch is null ? null : link => WaitAsync(watch, link));
            }
            else if (IsOnlyPlanned(row.Live))
            {
                planned.Add(row);
            }
        }

        WritePlans(planned);
    }

    private async Task<ScraperLink> RunAsync(FleetRow row, CancellationToken stop)
    {
        try
        {
            return await _operation!.RunAsync(await _gate!.LinkOf(row).ConfigureAwait(false), stop).ConfigureAwait(false);
        }
        catch (XScrapeException failure)
        {
            throw row.Told(failure);
        }
    }

    private async Task<ScraperLink> WaitAsync(ScraperWatch watch, ScraperLink link)
    {
        _progress.Waits(link);
        return await watch.UntilActiveAsync(link).ConfigureAwait(false);
    }

    private void WritePlans(List<FleetRow> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        FleetEstimate estimate = new(RateLimits.Parse(Environment.GetEnvironmentVariable(RateLimits.Variable)));
        FleetPlans plans = new(_operation!, _gate!, ThrottleLimit);
        foreach ((FleetRow row, Plan? plan, XScrapeException? failure) in Await(stop => plans.MakeAsync(rows, stop)))
        {
            if (plan is null)
            {
                WriteFailure(failure!, row.Link);
                continue;
            }

            estimate.Add(plan);
            WritePlan(plan);
        }

        WriteHostLine($"What if: in all {estimate}");
    }

    private void Show(ProgressRecord[] records)
    {
        foreach (string notice in _progress.TakeNotices())
        {
            WriteVerbose(notice);
        }

        foreach (ProgressRecord record in records)
        {
            WriteProgress(record);
        }
    }
}
