using XScrape.Arns;
using XScrape.Cloud.Amp;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Tests.Fakes;
using XScrape.Waiting;

namespace XScrape.Tests.Waiting;

public sealed class ScraperWaiterTests
{
    private readonly FakeCloud _cloud = new();

    [Fact]
    public async Task A_link_ends_when_it_is_ACTIVE()
    {
        ScraperLink link = Creating("s-1");
        At(TimeSpan.FromMinutes(17), () => _cloud.Source.Amp.Set("s-1", LinkStatus.Active));
        WaitEvent end = Assert.Single(await EndsAsync(link));
        Assert.Null(end.Failure);
        Assert.Equal(LinkStatus.Active, end.Link?.Status);
        Assert.InRange(end.Elapsed, TimeSpan.FromMinutes(17), TimeSpan.FromMinutes(17.5));
        Assert.Empty(end.Pending);
    }

    [Fact]
    public async Task One_that_is_known_to_be_ACTIVE_is_not_asked_for()
    {
        ScraperLink link = Creating("s-1").With(f => f with { Status = LinkStatus.Active });
        Assert.Single(await EndsAsync(link.With(link.Session with { ScraperIsKnown = true })));
        Assert.Empty(_cloud.Calls.All);
    }

    [Fact]
    public async Task That_a_row_says_ACTIVE_proves_nothing()
    {
        ScraperLink link = Creating("s-1").With(f => f with { Status = LinkStatus.Active });
        _cloud.Source.Amp.Set("s-1", LinkStatus.CreationFailed, "no free IP");
        Assert.Equal(FailureId.ScraperFailed, Assert.Single(await EndsAsync(link)).Failure?.Id);
    }

    [Theory]
    [InlineData(LinkStatus.CreationFailed, FailureId.ScraperFailed)]
    [InlineData(LinkStatus.UpdateFailed, FailureId.ScraperFailed)]
    [InlineData(LinkStatus.DeletionFailed, FailureId.ScraperFailed)]
    [InlineData(LinkStatus.Deleting, FailureId.ScraperDeleting)]
    public async Task A_status_that_leads_nowhere_ends_the_wait_at_once(LinkStatus status, FailureId id)
    {
        ScraperLink link = Creating("s-1");
        _cloud.Source.Amp.Set("s-1", status, "no free IP in subnet-1");
        WaitEvent end = Assert.Single(await EndsAsync(link));
        Assert.Equal(id, end.Failure?.Id);
        Assert.Equal(status, ((ScraperLink?)end.Failure?.Link)?.Status);
        Assert.Empty(_cloud.Clock.Pauses);
        if (id == FailureId.ScraperFailed)
        {
            Assert.Contains("no free IP in subnet-1", end.Failure!.Message);
        }
    }

    [Fact]
    public async Task A_scraper_that_is_gone_ends_the_wait()
    {
        ScraperLink link = Creating("s-1");
        At(TimeSpan.FromMinutes(1), () => _cloud.Source.Amp.Scrapers.Clear());
        Assert.Equal(FailureId.ScraperNotFound, Assert.Single(await EndsAsync(link)).Failure?.Id);
    }

    [Fact]
    public async Task The_timeout_says_how_to_go_on()
    {
        XScrapeException? failure = Assert.Single(await EndsAsync(Creating("s-1"))).Failure;
        Assert.Equal(FailureId.WaitTimeout, failure?.Id);
        Assert.Contains("Wait-XAScraper", failure!.Advice);
        Assert.Contains("scraper/s-1", failure.Advice);
        Assert.Equal(LinkStatus.Creating, ((ScraperLink?)failure.Link)?.Status);
        Assert.Equal(TimeSpan.FromMinutes(40), _cloud.Clock.Now);
    }

    [Fact]
    public async Task A_timeout_of_zero_is_one_look()
    {
        await Waits.EventsAsync(_cloud, new WaitSettings { Timeout = TimeSpan.Zero }, Creating("s-1"));
        Assert.Equal(["DescribeScraper"], _cloud.Calls.All);
    }

    [Theory]
    [InlineData(FailureId.Throttled)]
    [InlineData(FailureId.ServiceError)]
    [InlineData(FailureId.Unreachable)]
    public async Task Failures_that_pass_are_told_and_waited_out(FailureId id)
    {
        ScraperLink link = Creating("s-1");
        _cloud.Calls.Fail("DescribeScraper", 3, id, "not now");
        At(TimeSpan.FromMinutes(5), () => _cloud.Source.Amp.Set("s-1", LinkStatus.Active));
        List<WaitEvent> events = await Waits.EventsAsync(_cloud, new WaitSettings(), link);
        Assert.Equal(3, events.Count(e => e.Notice?.Contains("not now") == true));
        Assert.Null(events.Single(e => e.Link is not null).Failure);
    }

    [Fact]
    public async Task A_failure_that_cannot_pass_ends_the_wait()
    {
        _cloud.Calls.Fail("DescribeScraper", 1, FailureId.ExpiredCredentials, "The session has expired.");
        WaitEvent end = Assert.Single(await EndsAsync(Creating("s-1")));
        Assert.Equal(FailureId.ExpiredCredentials, end.Failure?.Id);
        Assert.Equal("s-1", ((ScraperLink?)end.Failure?.Link)?.ScraperId);
    }

    [Fact]
    public async Task Twenty_links_cost_one_list_a_look_and_no_description()
    {
        ScraperLink[] links = [.. Enumerable.Range(1, 20).Select(n => Creating($"s-{n}"))];
        int looks = 0;
        At(TimeSpan.FromMinutes(1), () =>
        {
            looks = _cloud.Calls.All.Count;
            links.ToList().ForEach(l => _cloud.Source.Amp.Set(l.ScraperId!, LinkStatus.Active));
        });
        Assert.Equal(20, (await EndsAsync(links)).Count);
        Assert.DoesNotContain("DescribeScraper", _cloud.Calls.All);
        Assert.Equal(looks + 1, _cloud.Calls.Count("ListScrapers"));
        Assert.InRange(looks, 10, 60);
    }

    [Fact]
    public async Task A_scraper_that_the_list_leaves_out_is_asked_for_by_itself()
    {
        ScraperLink[] links = [Creating("s-1"), Creating("s-2")];
        _cloud.Source.Amp.Unlisted.Add(ScraperId.Parse("s-2"));
        At(TimeSpan.FromMinutes(1), () => links.ToList().ForEach(l => _cloud.Source.Amp.Set(l.ScraperId!, LinkStatus.Active)));
        Assert.All(await EndsAsync(links), end => Assert.Null(end.Failure));
        Assert.Contains("DescribeScraper", _cloud.Calls.All);
    }

    [Fact]
    public async Task Each_link_ends_by_itself()
    {
        ScraperLink[] links = [Creating("s-1"), Creating("s-2"), Creating("s-3")];
        At(TimeSpan.FromMinutes(1), () => _cloud.Source.Amp.Set("s-2", LinkStatus.Active));
        At(TimeSpan.FromMinutes(2), () => _cloud.Source.Amp.Set("s-3", LinkStatus.CreationFailed, "broken"));
        List<WaitEvent> ends = await EndsAsync(links);
        Assert.Equal(["s-2", "s-3", "s-1"], ends.Select(e => e.Link?.ScraperId!));
        Assert.Equal([null, FailureId.ScraperFailed, FailureId.WaitTimeout], ends.Select(e => e.Failure?.Id));
        Assert.Equal([2, 1, 0], ends.Select(e => e.Pending.Count));
    }

    [Fact]
    public async Task Somebody_watching_hears_every_second()
    {
        At(TimeSpan.FromMinutes(10), () => _cloud.Source.Amp.Set("s-1", LinkStatus.Active));
        List<WaitEvent> events = await Waits.EventsAsync(_cloud, new WaitSettings(), Creating("s-1"));
        Assert.All(events.Zip(events.Skip(1)), pair => Assert.True(pair.Second.Elapsed - pair.First.Elapsed <= TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task A_cancel_ends_the_wait()
    {
        _cloud.Clock.Pausing = now => !(now > TimeSpan.FromMinutes(1)) || Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => EndsAsync(Creating("s-1")));
        Assert.InRange(_cloud.Clock.Now, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1.1));

        bool Cancel()
        {
            _cloud.Stop.Cancel();
            return false;
        }
    }

    [Fact]
    public async Task Scrapers_that_were_asked_for_together_are_looked_at_together_by_the_age_of_the_youngest()
    {
        ScraperLink[] links = [Asked("s-1", ago: 100), Asked("s-2", ago: 50), Asked("s-3", ago: 10)];
        await EndsAsync(links);

        Assert.Equal(TimeSpan.FromMilliseconds(990), _cloud.Clock.Pauses[0]);
    }

    private ScraperLink Asked(string id, int ago)
    {
        ScraperLink link = Creating(id);
        long asked = _cloud.Clock.GetTimestamp() - TimeSpan.FromMilliseconds(ago).Ticks;
        return link.With(link.Session with { ScraperIsKnown = true, ScraperAsked = asked });
    }

    private ScraperLink Creating(string id)
    {
        LinkFacts facts = Samples.FactsWithRoles();
        Scraper(id, facts);
        return _cloud.Link(LinkConsistency.Complete(facts with { Scraper = ScraperArn.Parse($"arn:aws:aps:us-west-2:111122223333:scraper/{id}"), Status = LinkStatus.Creating }));
    }

    private void Scraper(string id, LinkFacts facts) => _cloud.Source.Amp.Add(id, facts, "prod-1", LinkStatus.Creating);

    private void At(TimeSpan time, Action action)
    {
        Func<TimeSpan, bool>? before = _cloud.Clock.Pausing;
        bool done = false;
        _cloud.Clock.Pausing = now =>
        {
            if (now >= time && !done)
            {
                done = true;
                action();
            }

            return before?.Invoke(now) ?? true;
        };
    }

    private async Task<List<WaitEvent>> EndsAsync(params ScraperLink[] links) =>
        [.. (await Waits.EventsAsync(_cloud, new WaitSettings(), links)).Where(e => e.Link is not null)];
}
