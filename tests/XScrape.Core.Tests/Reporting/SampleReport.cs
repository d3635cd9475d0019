using XScrape.Arns;
using XScrape.Cloud.Amp;
using XScrape.Destinations;
using XScrape.Diagnosis;
using XScrape.Links;
using XScrape.Links.Sessions;
using XScrape.Links.Sides;
using XScrape.Policies;
using XScrape.Policies.Trust;
using XScrape.Reporting;
using XScrape.Reporting.Pages;
using XScrape.Roles;
using XScrape.Sources;

namespace XScrape.Tests.Reporting;

/// <summary>Links in every state, with findings and changes as a run leaves them.</summary>
internal static class SampleReport
{
    public static DateTimeOffset Time { get; } = new(2026, 11, 23, 7, 30, 0, TimeSpan.Zero);

    public static Report Of(int links, string title = "Links from clusters to workspaces") => Report.Of(title, Time, Enumerable.Range(1, links).SelectMany(n => Entries(n, links)));

    public static byte[] Page(Report report)
    {
        using MemoryStream stream = new();
        ReportPage.Write(report, stream);
        return stream.ToArray();
    }

    /// <summary>A link with twelve findings and the journal of its making, as AWS's names and the product's policies are long.</summary>
    public static IEnumerable<ReportEntry> Entries(int number, int of)
    {
        ScraperLink link = Link(number, of);
        for (int check = 1; check <= 12; check++)
        {
            bool passed = check != 5 || link.Status != LinkStatus.Active || link.Trust == TrustState.Bound;
            yield return new ReportEntry(link, new Finding(link, "SampleCheck" + check, passed ? FindingSeverity.Error : FindingSeverity.Warning, passed, passed
                ? "The trust policy of the source role names the scraper and nobody else."
                : "The trust policy of the target role does not name the scraper: somebody has edited it.")
            {
                Seen = passed ? null : "arn:aws:aps:us-west-2:111122223333:scraper/s-99999999-1234-1234-1234-123456789012",
                Wanted = passed ? null : link.ScraperArn,
                Fix = passed ? null : $"Get-XAScraper -ScraperArn '{link.ScraperArn}' | Update-XATrustPolicy",
                HelpUri = new Uri("https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-collector-how-to.html"),
            });
        }
    }

    public static ScraperLink Link(int number, int of, string? reason = null)
    {
        int account = of <= 3 ? 1 : 1 + (number % 24);
        int workspace = of <= 3 ? 1 + (number % 2) : 1 + (account % 6);
        LinkFacts facts = LinkConsistency.Complete(new LinkFacts
        {
            Name = ScraperAlias.Parse($"{(number % 3 == 0 ? "staging" : "prod")}-{number}"),
            Source = new EksSource(ClusterArn.Parse($"arn:aws:eks:us-west-2:1111222{account:D5}:cluster/{(number % 3 == 0 ? "staging" : "prod")}-{number}")),
            Destination = new WorkspaceDestination(WorkspaceArn.Parse($"arn:aws:aps:us-west-2:44445555{1 + (workspace / 3):D4}:workspace/ws-{workspace:D8}-90ab-cdef-1234-567890abcdef")),
            Scraper = ScraperArn.Parse($"arn:aws:aps:us-west-2:1111222{account:D5}:scraper/s-{number:D8}-90ab-cdef-1234-567890abcdef"),
            Subnets = IdList.Subnets(["subnet-0a1b2c3d4e5f60001;subnet-0a1b2c3d4e5f60002"]),
            SecurityGroups = IdList.SecurityGroups(["sg-0a1b2c3d4e5f60001"]),
            Status = StatusOf(number, of),
            StatusReason = reason,
            Trust = TrustOf(number, of),
            CreatedAt = Time.AddHours(-number),
        });
        StoredLink named = new(LinkRoles.Named(facts));
        return new ScraperLink(named.Facts, new LinkSession(null!, null!) { Journal = JournalOf(named) });
    }

    private static LinkStatus StatusOf(int number, int of) =>
        of > 3 ? number % 41 == 0 ? LinkStatus.CreationFailed : number % 29 == 0 ? LinkStatus.Creating : LinkStatus.Active
        : number == 3 ? LinkStatus.Creating : LinkStatus.Active;

    private static TrustState TrustOf(int number, int of) =>
        of > 3 ? number % 17 == 0 ? TrustState.Drifted : number % 53 == 0 ? TrustState.Unknown : TrustState.Bound
        : number == 2 ? TrustState.Drifted : TrustState.Bound;

    private static LinkJournal JournalOf(LinkProperties link)
    {
        LinkJournal journal = new(new FixedClock(Time));
        Role(journal, RolePermissions.SourceTrust(link.Facts), link);
        Role(journal, RolePermissions.TargetTrust(link.Facts), link);
        journal.Add("PutRolePolicy", link.SourceRoleArn!, null, RolePermissions.Assume(link.Facts.TargetRole!).ToString());
        journal.Add("AttachRolePolicy", link.TargetRoleArn!, null, WorkspaceDestination.RemoteWritePolicy("aws"));
        journal.Add("CreateScraper", $"{link.ClusterArn} to {link.WorkspaceArn}");
        foreach (ExpectedTrust terms in new[] { RolePermissions.SourceTrust(link.Facts), RolePermissions.TargetTrust(link.Facts) })
        {
            string role = terms.Role == Side.Source ? link.SourceRoleArn! : link.TargetRoleArn!;
            journal.Add("UpdateAssumeRolePolicy", role, PolicyDocument.Of(terms.Statement([])).ToString(), PolicyDocument.Of(terms.Statement([link.Facts.Scraper!])).ToString());
        }

        return journal;
    }

    private static void Role(LinkJournal journal, ExpectedTrust terms, LinkProperties link) =>
        journal.Add("CreateRole", terms.Role == Side.Source ? link.SourceRoleArn! : link.TargetRoleArn!, null, PolicyDocument.Of(terms.Statement([])).ToString());
}
