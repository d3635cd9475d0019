using XScrape.Arns;
using XScrape.Cloud.Amp;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Links.Owners;
using XScrape.Scrapers;

namespace XScrape.Tests.Scrapers;

/// <summary>The one scraper that a change is for.</summary>
public sealed class ExistingScraperTests
{
    private static readonly LinkFacts s_link = Samples.FactsWithRoles();

    private static readonly LinkFacts s_nameless = s_link with { Name = null };

    [Fact]
    public void The_name_finds_what_the_link_made_and_nothing_that_is_merely_called_so()
    {
        Scraper alike = Between("s-1", owner: null) with { Alias = s_link.Name };
        Scraper ours = Between("s-2", "prod-1");
        Assert.Equal(ours, ExistingScraper.Made([alike, ours], s_link));
        Assert.Null(ExistingScraper.Made([alike], s_link));
    }

    [Fact]
    public void Two_that_the_link_made_are_an_error_that_names_both() => Both(() => ExistingScraper.Made([Between("s-1", "prod-1"), Between("s-2", "prod-1")], s_link));

    [Fact]
    public void Two_between_the_same_ends_are_an_error_that_names_both() => Both(() => ExistingScraper.OnlyOwn([Between("s-1", "prod-1"), Between("s-2", "prod-2")], s_nameless));

    [Fact]
    public void One_that_is_going_is_found_where_it_is_the_last()
    {
        Scraper going = Between("s-1", "prod-1", LinkStatus.Deleting);
        Scraper there = Between("s-2", "prod-1");
        Assert.Equal(there, ExistingScraper.Made([going, there], s_link));
        Assert.Equal(going, ExistingScraper.Made([going], s_link));
    }

    [Fact]
    public void The_only_one_is_changed_if_XScrape_made_it_whatever_its_name()
    {
        Scraper made = Between("s-1", "prod-2");
        Assert.Equal(made, ExistingScraper.OnlyOwn([made], s_nameless));
        Expect.Failure(FailureId.ScraperNotOwned, () => ExistingScraper.OnlyOwn([Between("s-1", owner: null)], s_nameless));
    }

    [Fact]
    public void Nothing_given_selects_nothing() =>
        Expect.Failure(FailureId.MissingValue, () => ExistingScraper.Only([Between("s-1", "prod-1")], new LinkFacts { Region = s_link.Region }));

    private static void Both(Action act)
    {
        XScrapeException failure = Expect.Failure(FailureId.AmbiguousScraper, act);
        Assert.Contains("s-1", failure.Message, StringComparison.Ordinal);
        Assert.Contains("s-2", failure.Message, StringComparison.Ordinal);
    }

    private static Scraper Between(string id, string? owner, LinkStatus status = LinkStatus.Active) => new(ScraperArn.Parse($"arn:aws:aps:us-west-2:111122223333:scraper/{id}"), status)
    {
        Source = s_link.Source,
        Destination = s_link.Destination,
        Tags = owner is null ? new Dictionary<string, string>() : OwnerTag.For(Samples.Key(owner), new Dictionary<string, string>()),
    };
}
