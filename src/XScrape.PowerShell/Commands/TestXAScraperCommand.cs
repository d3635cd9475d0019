using System.Management.Automation;
using XScrape.Diagnosis;
using XScrape.Diagnosis.Runs;
using XScrape.Failures;
using XScrape.Links;
using XScrape.PowerShell.Adapters;
using XScrape.PowerShell.Binding.Values;
using XScrape.PowerShell.Hosting;
using XScrape.PowerShell.Hosting.Parameters;
using XScrape.Proof;

namespace XScrape.PowerShell.Commands;

/// <summary>Diagnoses the whole chain of a link, with its cluster, network and workspace: what is wrong, why, and which command fixes it.</summary>
[Cmdlet(VerbsDiagnostic.Test, "XAScraper")]
[OutputType(typeof(Finding), typeof(bool))]
public sealed class TestXAScraperCommand : ExistingRoleWaitCommand
{
    private LinkReads<IReadOnlyList<Finding>>? _reads;
    private ProvenDiagnosis? _diagnosis;
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
            OrEnd(() => throw new XScrapeException(FailureId.InvalidValue, "-Wait waits for samples and needs -Proof.", "Give -Proof, too."), null);
        }
    }

    /// <summary>Starts the diagnosis of one link, and hands out what has ended.</summary>
    private protected override void ProcessLink()
    {
        _failed |= !WithLink(link =>
        {
            _diagnosis ??= new ProvenDiagnosis(
                new LinkDiagnosis(AdapterLoader.ConfigurationReader),
                Proof ? new DataProof(AdapterLoader.OutlineReader, TimeProvider.System) : null, Wait ? Waiting : null);
            _reads ??= new LinkReads<IReadOnlyList<Finding>>(ThrottleLimit, Stop);
            Listen();
            _reads.Start(link, _diagnosis.RunAsync);
        });
        while (_reads?.IsReady == true)
        {
            WriteNext(_reads);
        }
    }

    /// <summary>Hands out the rest, in the order of the input.</summary>
    protected override void EndProcessing()
    {
        while (_reads?.Any == true)
        {
            WriteNext(_reads);
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

    private protected override void Settle() => _reads?.Settle(SettleTime);

    private void WriteNext(LinkReads<IReadOnlyList<Finding>> reads)
    {
        (ScraperLink link, Task<IReadOnlyList<Finding>> work) = reads.Next();
        // Write says it, too: what it says must not be lost.
        bool written = OrTell(link, () => Write(Await(_ => work)));
        _failed |= !written;
    }

    private void Write(IReadOnlyList<Finding> findings)
    {
        _tested++;
        if (!Quiet)
        {
            WriteObject(findings, enumerateCollection: true);
            return;
        }

        FindingsVerdict verdict = FindingsVerdict.On(findings);
        _failed |= !verdict.Passed;
        if (verdict.Doubt is not null)
        {
            WriteWarning(verdict.Doubt);
        }
    }
}
