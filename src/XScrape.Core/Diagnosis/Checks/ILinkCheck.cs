using XScrape.Diagnosis.Snapshots;

namespace XScrape.Diagnosis.Checks;

/// <summary>A group of checks over what was read. Calls nothing.</summary>
internal interface ILinkCheck
{
    IEnumerable<Finding> Check(LinkSnapshot seen);
}
