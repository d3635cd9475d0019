using System.Management.Automation;
using XScrape.Diagnosis;
using XScrape.Diagnosis.Runs;
using XScrape.Kinds.Eks;
using XScrape.PowerShell.Hosting.Parameters;
using XScrape.Rows;

namespace XScrape.PowerShell.Commands;

/// <summary>Prints what lets a collector into a cluster of authentication mode CONFIG_MAP: the text to apply and the identity mapping.</summary>
[Cmdlet(VerbsCommon.Get, "XAClusterMapping")]
[OutputType(typeof(ClusterMapping))]
public sealed class GetXAClusterMappingCommand : ExistingLinkCommand
{
    private protected override RowSelection Rows => RowSelection.OfAccounts;

    /// <summary>Reads the collector's role of one link.</summary>
    private protected override void ProcessLink() => WithLink(link =>
    {
        ClusterMapping mapping = Await(async stop => await ClusterMappingReader.ReadAsync(await LinkDiagnosis.KnownAsync(link, stop).ConfigureAwait(false), stop).ConfigureAwait(false));
        if (mapping.AuthenticationMode is string mode && mode != ClusterModes.ConfigMap)
        {
            WriteWarning($"The cluster of '{mapping.Link}' has authentication mode {mode}: AMP makes the collector's access entry itself, and no mapping is needed.");
        }

        WriteObject(mapping);
    });
}
