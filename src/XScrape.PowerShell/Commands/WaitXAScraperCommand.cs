using System.Management.Automation;
using XScrape.Cloud.Amp;
using XScrape.Diagnosis;
using XScrape.Links;
using XScrape.PowerShell.Adapters;
using XScrape.PowerShell.Binding.Completion;
using XScrape.PowerShell.Binding.Values;
using XScrape.PowerShell.Hosting;
using XScrape.Proof;
using XScrape.Waiting;

namespace XScrape.PowerShell.Commands;

/// <summary>Waits, for all links together, until each scraper is ACTIVE.</summary>
[Cmdlet(VerbsLifecycle.Wait, "XAScraper")]
[OutputType(typeof(ScraperLink))]
public sealed class WaitXAScraperCommand : LinkCommand
{
    private readonly List<ScraperLink> _links = [];

    /// <summary>The ARN of the scraper, if no link brings it.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(ScraperArnCompleter))]
    [OneText]
    public string? ScraperArn { get; set; }

    /// <summary>How long to wait at most; 40 minutes by default. A number is seconds only as text, such as 00:00:30.</summary>
    [Parameter]
    [ReadAs(typeof(TimeSpan))]
    public TimeSpan Timeout { get; set; } = WaitSettings.DefaultTimeout;

    /// <summary>The longest pause between two questions to AWS.</summary>
    [Parameter]
    [ReadAs(typeof(TimeSpan))]
    public TimeSpan? PollInterval { get; set; }

    /// <summary>Wait further, until samples of the scraper have arrived in the workspace.</summary>
    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter ForData { get; set; }

    /// <summary>Takes a link; a planned one goes on at once, for there is nothing to wait for.</summary>
    private protected override void ProcessLink()
    {
        ScraperLink? link = null;
        try
        {
            link = TakeLink();
            if (link.Status == LinkStatus.Planned)
            {
                WriteObject(link);
                return;
            }

            _ = link.Facts.Scraper ?? throw LinkFacts.Missing("scraper", "-ScraperArn, or run New-XAScraper first");
            _links.Add(link);
        }
        catch (Exception failure) when (IsOfThisRecord(failure))
        {
            WriteFailure(InRow(failure), link ?? Current?.Origin);
        }
    }

    /// <summary>Waits.</summary>
    protected override void EndProcessing()
    {
        WaitSettings settings = new() { Timeout = Timeout, PollInterval = PollInterval };
        if (!ForData)
        {
            WaitForAll(_links, settings);
            return;
        }

        // Each link is asked for as soon as its scraper is ACTIVE, while others are still being made.
        DataProof proof = new(AdapterLoader.OutlineReader, TimeProvider.System);
        List<(ScraperLink Link, Task<ProofResult> Proof)> asked = [];
        WaitForAll(_links, settings, link => asked.Add((link, Ask(proof, link, settings))));
        foreach ((ScraperLink link, Task<ProofResult> answer) in asked)
        {
            try
            {
                Write(link, Await(_ => answer));
            }
            catch (Exception failure) when (IsOfThisRecord(failure))
            {
                WriteFailure(failure, link);
            }
        }
    }

    private void Write(ScraperLink link, ProofResult proof)
    {
        WriteVerbose(proof.Data.Message);
        if (ProofFailures.Of(link, proof) is { } failure)
        {
            throw failure;
        }

        foreach (Finding target in proof.Targets)
        {
            if (target.Passed)
            {
                WriteVerbose(target.Message);
            }
            else
            {
                WriteWarning($"{link}: {target.Message}");
            }
        }

        WriteObject(link);
    }

    private Task<ProofResult> Ask(DataProof proof, ScraperLink link, WaitSettings settings)
    {
        Listen();
        CancellationToken stop = Stop;
        return Task.Run(() => proof.WaitAsync(link, settings, stop), CancellationToken.None);
    }
}
