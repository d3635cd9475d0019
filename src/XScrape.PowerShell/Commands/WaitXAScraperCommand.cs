using System.Management.Automation;
using XScrape.Cloud.Amp;
using XScrape.Diagnosis;
using XScrape.Discovery;
using XScrape.Links;
using XScrape.PowerShell.Adapters;
using XScrape.PowerShell.Binding.Values;
using XScrape.PowerShell.Hosting.Parameters;
using XScrape.Proof;

namespace XScrape.PowerShell.Commands;

/// <summary>Waits, for all links together, until each scraper is ACTIVE.</summary>
[Cmdlet(VerbsLifecycle.Wait, "XAScraper")]
[OutputType(typeof(ScraperLink))]
public sealed class WaitXAScraperCommand : ExistingLinkWaitCommand
{
    private readonly List<ScraperLink> _links = [];

    /// <summary>Wait further, until samples of the scraper have arrived in the workspace.</summary>
    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter ForData { get; set; }

    /// <summary>Takes a link; a planned one is passed on at once, for there is nothing to wait for.</summary>
    private protected override void ProcessLink() => WithLink(
        link =>
        {
            if (link.Status == LinkStatus.Planned)
            {
                WriteObject(link);
            }
            else
            {
                _links.AddRange(link.Facts is { Scraper: not null, Name: not null } ? [link] : Await(stop => LinkFinder.ExistingAsync(link, stop)));
            }
        },
        tellsRow: true);

    /// <summary>Waits.</summary>
    protected override void EndProcessing()
    {
        if (!ForData)
        {
            WaitForAll(_links, Waiting);
            return;
        }

        // Each link is asked for as soon as its scraper is ACTIVE, while others are still being made.
        DataProof proof = new(AdapterLoader.OutlineReader, TimeProvider.System);
        List<(ScraperLink Link, Task<ProofResult> Proof)> asked = [];
        WaitForAll(_links, Waiting, link => asked.Add((link, Ask(proof, link))));
        foreach ((ScraperLink link, Task<ProofResult> answer) in asked)
        {
            _ = OrTell(link, () => Write(link, Await(_ => answer)));
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

    private Task<ProofResult> Ask(DataProof proof, ScraperLink link)
    {
        Listen();
        CancellationToken stop = Stop;
        return Task.Run(() => proof.WaitAsync(link, Waiting, stop), CancellationToken.None);
    }
}
