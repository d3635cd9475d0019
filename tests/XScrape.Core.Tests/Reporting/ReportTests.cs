using XScrape.Arns;
using XScrape.Cloud.Amp;
using XScrape.Diagnosis;
using XScrape.Links;
using XScrape.Links.Sessions;
using XScrape.Policies.Trust;
using XScrape.Reporting;

namespace XScrape.Tests.Reporting;

/// <summary>Records of one link become one link of the report.</summary>
public sealed class ReportTests
{
    private static readonly LinkFacts s_known = Samples.Facts() with { Scraper = ScraperArn.Parse(Samples.Scraper), Trust = TrustState.Bound, Status = LinkStatus.Creating };

    [Fact]
    public void Findings_join_their_link_whatever_its_state_was_then()
    {
        StoredLink before = new(s_known);
        StoredLink after = new(s_known with { Status = LinkStatus.Active, Trust = TrustState.Unknown });
        Report report = Of(new ReportEntry(before, null), new ReportEntry(before, Seen("One")), new ReportEntry(after, Seen("Two")));
        ReportLink only = Assert.Single(report.Links);
        Assert.Equal(["One", "Two"], only.Findings.Select(f => f.Id));
        Assert.Equal(LinkStatus.Active, only.Link.Status);
        Assert.Equal(TrustState.Bound, only.Link.Trust);
    }

    [Fact]
    public void Two_scrapers_of_one_name_stay_two() =>
        Assert.Equal(2, Of(new ReportEntry(new StoredLink(s_known), null), new ReportEntry(new StoredLink(s_known with { Scraper = ScraperArn.Parse(Samples.OtherScraper) }), null)).Links.Count);

    [Fact]
    public void Links_without_a_scraper_are_known_by_their_key()
    {
        StoredLink planned = new(Samples.Facts());
        Assert.Single(Of(new ReportEntry(planned, null), new ReportEntry(new StoredLink(planned.Facts with { Trust = TrustState.Pending }), null)).Links);
        Assert.Equal(2, Of(new ReportEntry(planned, null), new ReportEntry(new StoredLink(Samples.Facts("prod-2")), null)).Links.Count);
    }

    [Fact]
    public void The_journal_is_kept_when_the_same_link_comes_again_from_data()
    {
        LinkJournal journal = new(new FixedClock(SampleReport.Time));
        journal.Add("CreateScraper", "cluster");
        ScraperLink live = new(s_known, new LinkSession(null!, null!) { Journal = journal });
        Assert.Equal("CreateScraper", Assert.Single(Of(new ReportEntry(live, null), new ReportEntry(new StoredLink(s_known), null)).Links.Single().Changes!).Operation);
        Assert.Null(Of(new ReportEntry(new StoredLink(s_known), null)).Links.Single().Changes);
    }

    private static Finding Seen(string id) => new(null, id, FindingSeverity.Error, true, "Seen.");

    private static Report Of(params ReportEntry[] entries) => Report.Of("t", SampleReport.Time, entries);
}
