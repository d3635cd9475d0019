using XScrape.Diagnosis;
using XScrape.Diagnosis.Checks;
using XScrape.Diagnosis.Snapshots;

namespace XScrape.Kinds.Eks;

/// <summary>A check of a cluster or of the network around it. It says nothing of a source of another kind.</summary>
internal abstract class EksCheck : ILinkCheck
{
    public IEnumerable<Finding> Check(LinkSnapshot seen) => seen.Source is EksSnapshot eks ? Check(seen, eks) : [];

    private protected abstract IEnumerable<Finding> Check(LinkSnapshot seen, EksSnapshot eks);
}
