using XScrape.Arns;
using XScrape.Diagnosis.Snapshots;

namespace XScrape.Diagnosis.Checks;

/// <summary>Whether the identities are of the link's accounts; asked only where something was not found.</summary>
internal sealed class IdentityCheck : ILinkCheck
{
    public IEnumerable<Finding> Check(LinkSnapshot seen)
    {
        if (seen.WrongSource is AccountId source)
        {
            yield return Wrong(seen, FindingIds.SourceIdentity, "source", source, seen.Facts.SourceAccount!);
        }

        if (seen.WrongTarget is AccountId target)
        {
            yield return Wrong(seen, FindingIds.TargetIdentity, "target", target, seen.Facts.TargetAccount!);
        }
    }

    private static Finding Wrong(LinkSnapshot seen, string id, string side, AccountId actual, AccountId wanted) => seen.Fail(
        id,
        $"The {side} identity is of account {actual}, and the link's {side} account is {wanted}: nothing on that side could be checked.",
        actual,
        $"an identity of account {wanted}");
}
