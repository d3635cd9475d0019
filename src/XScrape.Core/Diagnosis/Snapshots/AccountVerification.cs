using XScrape.Arns;
using XScrape.Cloud;
using XScrape.Failures;

namespace XScrape.Diagnosis.Snapshots;

/// <summary>What is not there may lie in another account than the identity's. Only then is it asked whose it is, and what it did not see is no finding.</summary>
internal static class AccountVerification
{
    public static async Task<LinkSnapshot> AskAsync(LinkSnapshot seen, CancellationToken stop)
    {
        bool source = seen.Scraper is { IsMissing: true } || seen.SourceRole is { IsMissing: true } || seen.Source is { IsMissing: true };
        bool target = seen.TargetRole is { IsMissing: true } || seen.Destination is { IsMissing: true };
        Task<AccountId?> wrongSource = WrongAsync(seen.Link.Session.Source, seen.Facts.SourceAccount, source, stop);
        Task<AccountId?> wrongTarget = WrongAsync(seen.Link.Session.Target, seen.Facts.TargetAccount, target, stop);
        await Task.WhenAll(wrongSource, wrongTarget).ConfigureAwait(false);
        return Hide(seen with { WrongSource = await wrongSource.ConfigureAwait(false), WrongTarget = await wrongTarget.ConfigureAwait(false) });
    }

    private static async Task<AccountId?> WrongAsync(ICloudAccount account, AccountId? wanted, bool doubtful, CancellationToken stop)
    {
        if (!doubtful || wanted is null)
        {
            return null;
        }

        AccountId actual = (await account.GetCallerIdentityAsync(stop).ConfigureAwait(false)).Account;
        return actual == wanted ? null : actual;
    }

    private static LinkSnapshot Hide(LinkSnapshot seen)
    {
        LinkSnapshot left = seen;
        if (seen.WrongSource is not null)
        {
            XScrapeException why = Why("source", seen.WrongSource.ToString());
            left = left with
            {
                Scraper = left.Scraper?.Hidden(why),
                Scrapers = left.Scrapers?.Hidden(why),
                SourceRole = left.SourceRole?.Hidden(why),
                SourceGrant = left.SourceGrant?.Hidden(why),
                Source = left.Source?.Hidden(why),
            };
        }

        if (seen.WrongTarget is not null)
        {
            XScrapeException why = Why("target", seen.WrongTarget.ToString());
            left = left with
            {
                TargetRole = left.TargetRole?.Hidden(why),
                TargetGrant = left.TargetGrant?.Hidden(why),
                Destination = left.Destination?.Hidden(why),
            };
        }

        return left;
    }

    private static XScrapeException Why(string side, string account) => new(FailureId.WrongAccount, $"the {side} identity is of account {account}.");
}
