using XScrape.Diagnosis;
using XScrape.Diagnosis.Checks;
using XScrape.Diagnosis.Snapshots;

namespace XScrape.Kinds.Networks;

/// <summary>A check of the network in which the collector sits, whatever it scrapes there. It says nothing of a source without one.</summary>
internal abstract class NetworkCheck : ILinkCheck
{
    public IEnumerable<Finding> Check(LinkSnapshot seen) => seen.Source is NetworkSnapshot network ? Check(seen, network) : [];

    private protected abstract IEnumerable<Finding> Check(LinkSnapshot seen, NetworkSnapshot network);
}
