using System.Management.Automation;
using XScrape.Diagnosis;
using XScrape.Diagnosis.Runs;
using XScrape.Failures;
using XScrape.Links;
using XScrape.PowerShell.Adapters;
using XScrape.PowerShell.Binding.Values;
using XScrape.PowerShell.Hosting;
using XScrape.Proof;

namespace XScrape.PowerShell.Commands;

/// <summary>Diagnoses the whole chain of a link and its surroundings: what is wrong, why, and which command mends it.</summary>
[Cmdlet(VerbsDiagnostic.Test, "XAScraper")]
[OutputType(typeof(Finding), typeof(bool))]
public sealed class TestXAScraperCommand : ExistingRoleWaitCommand
{
    private readonly Queue<(ScraperLink Link, Task<IReadOnlyList<Finding>> Work)> _running = new();
    private SemaphoreSlim? _room;
    private LinkDiagnosis? _diagnosis;
    private int _tested;
    private bool _failed;

    /// <summary>Waits for samples, which come sooner than a scraper.</summary>
    public TestXAScraperCommand() => Timeout = TimeSpan.FromMinutes(15);

    /// <summary>Also ask the workspace whether samples of the scraper arrive, and how old the newest is.</summary>
    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Proof { get; set; }

    /// <summary>With -Proof: wait for the first sample that proves the present trust.</summary>
    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Wait { get; set; }

    /// <summary>One Boolean for all links instead of the findings.</summary>
    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Quiet { get; set; }

    /// <summary>How many links are diagnosed side by side.</summary>
    [Parameter]
    [ValidateRange(1, 100)]
    [ReadAs(typeof(int))]
    public override int ThrottleLimit { get; set; } = 8;

    /// <summary>Refuses a wait for nothing.</summary>
    private protected override void Begin()
    {
        if (Wait && !Proof)
        {
            XScrapeException failure = new(FailureId.InvalidValue, "-Wait waits for samples, and -Proof is not given.", "Give -Proof, too.");
            ThrowTerminatingError(ErrorRecordFactory.From(failure, null));
        }
    }

    /// <summary>Starts the diagnosis of one link, and hands out what has ended.</summary>
    private protected override void ProcessLink()
    {
        ScraperLink? link = null;
        try
        {
            link = TakeLink();
            Start(link);
        }
        catch (Exception failure) when (IsOfThisRecord(failure))
        {
            _failed = true;
            WriteFailure(failure, link ?? Current?.Origin);
        }

        while (_running.Count > 0 && _running.Peek().Work.IsCompleted)
        {
            WriteNext();
        }
    }

    /// <summary>Hands out the rest, in the order of the input.</summary>
    protected override void EndProcessing()
    {
        while (_running.Count > 0)
        {
            WriteNext();
        }

        if (Quiet)
        {
            if (_tested == 0)
            {
                WriteWarning("No link was tested.");
            }

            WriteObject(_tested > 0 && !_failed);
        }
    }

    private protected override void Settle() => Task.WaitAll([.. _running.Select(r => (Task)r.Work.ContinueWith(_ => { }, TaskScheduler.Default))], SettleTime);

    private void Start(ScraperLink link)
    {
        _diagnosis ??= new LinkDiagnosis(AdapterLoader.ConfigurationReader);
        _room ??= new SemaphoreSlim(ThrottleLimit);
        Listen();
        CancellationToken stop = Stop;
        _running.Enqueue((link, Task.Run(() => RunAsync(link, stop), CancellationToken.None)));
    }

    private async Task<IReadOnlyList<Finding>> RunAsync(ScraperLink link, CancellationToken stop)
    {
        await _room!.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            IReadOnlyList<Finding> findings = await _diagnosis!.RunAsync(link, stop).ConfigureAwait(false);
            return Proof ? [.. findings, .. (await ProveAsync(findings[0].Link ?? link, stop).ConfigureAwait(false)).Findings] : findings;
        }
        finally
        {
            _room.Release();
        }
    }

    /// <summary>The diagnosis may have found the scraper of a link that did not name it.</summary>
    private async Task<ProofResult> ProveAsync(ScraperLink link, CancellationToken stop)
    {
        DataProof proof = new(AdapterLoader.OutlineReader, TimeProvider.System);
        return Wait && link.Facts.ScraperId is not null
            ? await proof.FindAsync(link, Waiting, stop).ConfigureAwait(false)
            : await proof.FindAsync(link, stop).ConfigureAwait(false);
    }

    private void WriteNext()
    {
        (ScraperLink link, Task<IReadOnlyList<Finding>> work) = _running.Dequeue();
        try
        {
            Write(Await(_ => work));
        }
        catch (Exception failure) when (IsOfThisRecord(failure))
        {
            _failed = true;
            WriteFailure(failure, link);
        }
    }

    private void Write(IReadOnlyList<Finding> findings)
    {
        _tested++;
        if (!Quiet)
        {
            WriteObject(findings, enumerateCollection: true);
            return;
        }

        // What could not be looked at is no pass.
        Finding[] unknown = [.. findings.Where(f => !f.Checked && FindingIds.SeverityOf(f.Id) == FindingSeverity.Error)];
        _failed |= unknown.Length > 0 || findings.Any(f => f.Checked && !f.Passed && f.Severity == FindingSeverity.Error);
        if (unknown.Length > 0 && findings.All(f => f.Passed || !f.Checked || f.Severity != FindingSeverity.Error))
        {
            WriteWarning($"{findings[0].Name ?? findings[0].Link?.ToString()}: not all could be looked at, so that this is no pass. {string.Join(" ", unknown.Select(f => f.Message).Distinct())}");
        }
    }
}
