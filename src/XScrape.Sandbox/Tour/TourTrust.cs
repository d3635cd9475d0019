using XScrape.Cloud;
using XScrape.Links;
using XScrape.Policies;

namespace XScrape.Sandbox.Tour;

/// <summary>The two trust policies of a link as IAM has them now.</summary>
internal sealed record TourTrust(string Source, string Target)
{
    public static async Task<TourTrust> ReadAsync(ScraperLink link, CancellationToken stop)
    {
        ICallObserver? listener = CallScope.Current;
        CallScope.Current = null;
        try
        {
            IamRole? source = await link.Session!.Source.Iam.GetRoleAsync(link.Facts.SourceRoleName!, stop);
            IamRole? target = await link.Session.Target.Iam.GetRoleAsync(link.Facts.TargetRoleName!, stop);
            return new TourTrust(PolicyDocument.Parse(source!.TrustJson).ToString(), PolicyDocument.Parse(target!.TrustJson).ToString());
        }
        finally
        {
            CallScope.Current = listener;
        }
    }
}
