using XScrape.Arns;
using XScrape.Cloud.Amp;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Links.Owners;
using XScrape.Operations;
using XScrape.Provisioning.Scrapers;
using XScrape.Sources;
using XScrape.Tests.Fakes;
using XScrape.Tests.Policies;

namespace XScrape.Tests.Provisioning;

public sealed class EnsureScraperTests
{
    private readonly FakeCloud _cloud = new();

    [Fact]
    public async Task The_request_holds_what_the_link_says()
    {
        await _cloud.RunAsync(_cloud.Link(Samples.FactsWithRoles() with { Alias = ScraperAlias.Parse("other") }), _cloud.SourceRole, _cloud.Scraper);
        NewScraper request = Assert.Single(_cloud.Source.Amp.Requests);
        Assert.Equal(
            ["other", Samples.Cluster, "subnet-1;subnet-2", Samples.Workspace, Samples.SourceRole, Samples.TargetRole],
            new object[] { request.Alias, request.Source, request.Subnets, request.Destination, request.SourceRole, request.TargetRole }.Select(v => v.ToString()!));
        Assert.Equal(Samples.Key().ToString(), request.Tags[OwnerTag.Key]);
        Assert.Equal(Samples.Key().CreateToken(_cloud.Source.Iam["Source"].Id), request.ClientToken);
        Assert.Null(request.SecurityGroups);
    }

    [Fact]
    public async Task Without_subnets_those_of_the_cluster_are_taken()
    {
        await _cloud.RunAsync(_cloud.Link(Samples.FactsWithRoles() with { Subnets = null }), _cloud.SourceRole, _cloud.Scraper);
        Assert.Equal("subnet-1;subnet-2;subnet-3", Assert.Single(_cloud.Source.Amp.Requests).Subnets.ToString());
    }

    [Fact]
    public async Task A_source_role_that_does_not_exist_is_told_before_AMP_is_asked()
    {
        await Expect.FailureAsync(FailureId.RoleNotFound, () => _cloud.RunAsync(_cloud.Link(Samples.FactsWithRoles()), _cloud.Scraper));
        _cloud.Source.Iam.Add("arn:aws:iam::111122223333:role/obs/Source", Seed.SourceTrust());
        await Expect.FailureAsync(FailureId.RoleNotFound, () => _cloud.RunAsync(_cloud.Link(Samples.FactsWithRoles()), _cloud.Scraper));
        Assert.Empty(_cloud.Calls.Writes);
    }

    [Fact]
    public async Task A_missing_configuration_is_told_in_the_plan() => await Expect.FailureAsync(
        FailureId.MissingValue, () => _cloud.PlanAsync(_cloud.Link(Samples.FactsWithRoles()), new EnsureScraper(new ScraperSettings(null), _cloud.Retry)));

    [Fact]
    public async Task A_scraper_that_is_there_needs_no_configuration()
    {
        _cloud.Source.Amp.Add("s-7", Samples.FactsWithRoles(), "prod-1");
        ScraperLink link = await _cloud.RunAsync(_cloud.Link(Samples.FactsWithRoles()), new EnsureScraper(new ScraperSettings(null) { Adopt = true }, _cloud.Retry));
        Assert.Equal("s-7", link.ScraperId);
    }

    [Fact]
    public async Task AMP_errors_that_name_our_new_roles_are_tried_again()
    {
        _cloud.Calls.Fail("CreateScraper", 2, FailureId.InvalidRequest, $"The role {Samples.SourceRole} does not exist.");
        _cloud.Calls.Fail("CreateScraper", 1, FailureId.AccessDenied, $"Not authorized to perform sts:AssumeRole on {Samples.TargetRole}.");
        await _cloud.RunAsync(_cloud.Link(Samples.FactsWithRoles()), _cloud.SourceRole, _cloud.TargetRole, _cloud.Scraper);
        Assert.Equal(4, _cloud.Calls.Count("CreateScraper"));
        Assert.Single(_cloud.Source.Amp.Scrapers);
    }

    [Theory]
    [InlineData("The subnet subnet-1 does not exist.", true)]
    [InlineData("The role arn:aws:iam::111122223333:role/Source does not exist.", false)]
    public async Task Other_errors_of_AMP_are_not_tried_again(string message, bool newRoles)
    {
        if (newRoles)
        {
            _cloud.Calls.Fail("CreateScraper", 1, FailureId.InvalidRequest, message);
            await Expect.FailureAsync(FailureId.InvalidRequest, () => _cloud.RunAsync(_cloud.Link(Samples.FactsWithRoles()), _cloud.SourceRole, _cloud.Scraper));
        }
        else
        {
            _cloud.Source.Iam.Add(Samples.SourceRole, Seed.SourceTrust());
            _cloud.Calls.Fail("CreateScraper", 1, FailureId.InvalidRequest, message);
            await Expect.FailureAsync(FailureId.InvalidRequest, () => _cloud.RunAsync(_cloud.Link(Samples.FactsWithRoles()), _cloud.Scraper));
        }

        Assert.Empty(_cloud.Clock.Pauses);
    }

    [Fact]
    public async Task A_token_that_answers_with_a_scraper_of_the_past_gives_way_to_the_next()
    {
        await _cloud.RunAllAsync(Samples.FactsWithRoles());
        for (int life = 2; life <= 5; life++)
        {
            _cloud.Source.Amp.Scrapers.Clear();
            ScraperLink link = await _cloud.RunAllAsync(Samples.FactsWithRoles());
            Assert.Equal($"s-{life}", link.ScraperId);
            Assert.Single(_cloud.Source.Amp.Scrapers);
        }

        string token = Samples.Key().CreateToken(_cloud.Source.Iam["Source"].Id);
        Assert.Equal(token, _cloud.Source.Amp.Requests[^5].ClientToken);
        Assert.Equal(LinkKey.NextToken(token, ScraperId.Parse("s-1")), _cloud.Source.Amp.Requests[^4].ClientToken);
    }

    [Theory]
    [InlineData(LinkStatus.Deleting)]
    [InlineData(LinkStatus.CreationFailed)]
    public async Task A_scraper_that_is_going_or_failed_is_of_the_past(LinkStatus status)
    {
        await _cloud.RunAllAsync(Samples.FactsWithRoles());
        _cloud.Source.Amp.Set("s-1", status);
        _cloud.Source.Amp.Unlisted.Add(ScraperId.Parse("s-1"));
        Assert.Equal("s-2", (await _cloud.RunAllAsync(Samples.FactsWithRoles())).ScraperId);
    }

    [Fact]
    public async Task A_new_target_role_does_not_make_an_old_token_new()
    {
        await _cloud.RunAllAsync(Samples.FactsWithRoles());
        _cloud.Source.Amp.Scrapers.Clear();
        _cloud.Target.Iam.Roles.Clear();
        ScraperLink link = await _cloud.RunAllAsync(Samples.FactsWithRoles());
        Assert.Equal("s-2", link.ScraperId);
        Assert.Contains("scraper/s-2", _cloud.Target.Iam["Target"].Trust);
    }

    [Fact]
    public async Task A_link_that_was_given_another_cluster_is_not_bound_to_its_old_scraper()
    {
        await _cloud.RunAllAsync(Samples.FactsWithRoles());
        LinkFacts other = Samples.FactsWithRoles() with { Source = new EksSource(ClusterArn.Parse(Samples.Cluster.Replace("prod-1", "prod-9"))) };
        XScrapeException failure = await Expect.FailureAsync(FailureId.ScraperMismatch, () => _cloud.RunAllAsync(other));
        Assert.Contains("cluster/prod-1", failure.Message);
    }

    [Fact]
    public async Task A_plan_writes_nothing()
    {
        await _cloud.RunAsync(_cloud.Link(Samples.FactsWithRoles()), _cloud.SourceRole);
        _cloud.Calls.Clear();
        Plan plan = await _cloud.PlanAsync(_cloud.Link(Samples.FactsWithRoles()), _cloud.Scraper);
        Assert.Equal("CreateScraper", Assert.Single(plan.Steps).Operation);
        Assert.Empty(_cloud.Calls.Writes);
    }
}
