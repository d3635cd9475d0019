using XScrape.Failures;

namespace XScrape.Diagnosis;

/// <summary>What an identity of another account sees, or does not see, says nothing about the link.</summary>
internal static class WrongAccounts
{
    public static LinkSnapshot Hide(LinkSnapshot seen)
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
