using XScrape.Arns;
using XScrape.Cloud;
using XScrape.Failures;

namespace XScrape.Diagnosis.Snapshots;

/// <summary>What is not there may lie in another account than the identity's. Only then is it asked whose it is, and what it did not see is no finding.</summary>
internal static class AccountVerification
{
    public static async Task<LinkSnapshot> AskAsync(LinkSnapshot seen, CancellationToken stop)
    {
        bool source = seen.Scraper is { IsMissing: true } || seen.SourceRole is { IsMissing: true } || seen.Cluster is { IsMissing: true };
        bool target = seen.TargetRole is { IsMissing: true } || seen.Workspace is { IsMissing: true };
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
                Scraper = Hide(left.Scraper, why),
                Scrapers = Hide(left.Scrapers, why),
                SourceRole = Hide(left.SourceRole, why),
                SourceGrant = Hide(left.SourceGrant, why),
                Cluster = Hide(left.Cluster, why),
                AccessEntry = Hide(left.AccessEntry, why),
                Subnets = Hide(left.Subnets, why),
                SecurityGroups = Hide(left.SecurityGroups, why),
                Nodes = Hide(left.Nodes, why),
                DnsSupport = Hide(left.DnsSupport, why),
                DnsHostnames = Hide(left.DnsHostnames, why),
            };
        }

        if (seen.WrongTarget is not null)
        {
            XScrapeException why = Why("target", seen.WrongTarget.ToString());
            left = left with
            {
                TargetRole = Hide(left.TargetRole, why),
                TargetGrant = Hide(left.TargetGrant, why),
                Workspace = Hide(left.Workspace, why),
                WorkspacePolicy = Hide(left.WorkspacePolicy, why),
            };
        }

        return left;
    }

    private static Observation<T>? Hide<T>(Observation<T>? seen, XScrapeException why)
        where T : class => seen is null ? null : seen with { Value = null, Failure = why };

    private static XScrapeException Why(string side, string account) => new(FailureId.WrongAccount, $"the {side} identity is of account {account}.");
}
