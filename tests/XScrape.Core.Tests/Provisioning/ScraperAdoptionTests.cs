using XScrape.Arns;
using XScrape.Cloud.Amp;
using XScrape.Destinations;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Links.Owners;
using XScrape.Tests.Fakes;

namespace XScrape.Tests.Provisioning;

/// <summary>Which scraper, of those that are there, is the link's.</summary>
public sealed class ScraperAdoptionTests
{
    private readonly FakeCloud _cloud = new();

    private static (string, string) Ours => (OwnerTag.Key, Samples.Key().ToString());

    private static (string, string) AnotherLinks => (OwnerTag.Key, Samples.Key("prod-2").ToString());

    private static LinkFacts OtherRoles => Samples.FactsWithRoles() with { SourceRole = RoleArn.Parse("arn:aws:iam::111122223333:role/Other") };

    [Fact]
    public async Task The_owner_tag_is_worth_more_than_the_alias()
    {
        _cloud.Source.Amp.Add("s-tag", Samples.FactsWithRoles(), "renamed", LinkStatus.Active, Ours);
        _cloud.Source.Amp.Add("s-alias", Samples.FactsWithRoles(), "prod-1");
        Assert.Equal("s-tag", await ChosenAsync());
    }

    [Theory]
    [InlineData("prod-1", false)]
    [InlineData("prod-1", true)]
    [InlineData(null, false)]
    [InlineData(null, true)]
    public async Task One_that_fits_and_is_not_ours_is_taken_with_Adopt_alone(string? alias, bool named)
    {
        _cloud.Source.Amp.Add("s-1", Samples.FactsWithRoles(), "PROD-1");
        _cloud.Source.Amp.Add("s-2", Samples.FactsWithRoles() with { Subnets = Samples.Facts().Subnets }, alias);
        Task<string?> Choose(bool adopt) => ChosenAsync(f => named ? f with { ScraperId = ScraperId.Parse("s-2") } : f, adopt);
        XScrapeException failure = await Expect.FailureAsync(FailureId.ScraperNotOwned, () => Choose(adopt: false));
        Assert.Contains("-Adopt", failure.Advice);
        Assert.DoesNotContain("CreateScraper", _cloud.Calls.All);
        Assert.Equal("s-2", await Choose(adopt: true));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_that_stands_elsewhere_than_was_given_is_refused(bool ours)
    {
        _cloud.Source.Amp.Add("s-1", Samples.FactsWithRoles() with { Subnets = IdList.Subnets(["subnet-8", "subnet-9"]) }, "prod-1", LinkStatus.Active, ours ? [Ours] : []);
        XScrapeException failure = await Expect.FailureAsync(FailureId.RecreateNeeded, () => ChosenAsync(f => f, adopt: true));
        Assert.Contains("subnet-8", failure.Message);
        await Expect.FailureAsync(FailureId.RecreateNeeded, () => ChosenAsync(f => f with { Subnets = null, SecurityGroups = IdList.SecurityGroups(["sg-7"]) }, adopt: true));
        Assert.Equal("s-1", await ChosenAsync(f => f with { Subnets = null }, adopt: true));
    }

    [Fact]
    public async Task An_alias_on_roles_of_others_is_a_mismatch()
    {
        _cloud.Source.Amp.Add("s-1", OtherRoles, "prod-1");
        await Expect.FailureAsync(FailureId.ScraperMismatch, ChosenAsync);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_only_one_without_alias_that_has_our_roles_is_adopted(bool hidden)
    {
        _cloud.Source.Amp.ListHidesRoles = hidden;
        _cloud.Source.Amp.Add("s-other", OtherRoles);
        _cloud.Source.Amp.Add("s-hand", Samples.FactsWithRoles());
        Assert.Equal("s-hand", await ChosenAsync(f => f, adopt: true));
        Assert.DoesNotContain("CreateScraper", _cloud.Calls.All);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("prod-1", false)]
    [InlineData("prod-1", true)]
    public async Task Several_that_fit_are_named_and_none_is_taken(string? alias, bool tagged)
    {
        _cloud.Source.Amp.Add("s-a", Samples.FactsWithRoles(), alias, LinkStatus.Active, tagged ? [Ours] : []);
        _cloud.Source.Amp.Add("s-b", Samples.FactsWithRoles(), alias, LinkStatus.Active, tagged ? [Ours] : []);
        XScrapeException failure = await Expect.FailureAsync(FailureId.AmbiguousScraper, ChosenAsync);
        Assert.Contains("s-a", failure.Message);
        Assert.Contains("s-b", failure.Message);
    }

    [Fact]
    public async Task Of_several_the_one_that_the_link_names_is_taken()
    {
        _cloud.Source.Amp.Add("s-a", Samples.FactsWithRoles());
        _cloud.Source.Amp.Add("s-b", Samples.FactsWithRoles());
        Assert.Equal("s-b", await ChosenAsync(f => f with { ScraperId = ScraperId.Parse("s-b") }, adopt: true));
    }

    [Fact]
    public async Task Another_links_scraper_is_never_taken()
    {
        _cloud.Source.Amp.Add("s-other", Samples.FactsWithRoles(), "prod-1", LinkStatus.Active, AnotherLinks);
        Assert.Equal("s-1", await ChosenAsync());
        Assert.Equal(2, _cloud.Source.Amp.Scrapers.Count);
    }

    [Fact]
    public async Task One_that_is_being_deleted_is_never_taken()
    {
        _cloud.Source.Amp.Add("s-old", Samples.FactsWithRoles(), "prod-1", LinkStatus.Deleting, Ours);
        Assert.Equal("s-1", await ChosenAsync());
    }

    [Fact]
    public async Task A_failed_one_of_ours_is_replaced()
    {
        _cloud.Source.Amp.Add("s-old", Samples.FactsWithRoles(), "prod-1", LinkStatus.CreationFailed, Ours);
        Assert.Equal("s-1", await ChosenAsync());
        Assert.Equal(["CreateRole", "PutRolePolicy", "DeleteScraper", "CreateScraper"], _cloud.Calls.Writes);
        Assert.Equal("s-1", Assert.Single(_cloud.Source.Amp.Scrapers).Key.ToString());
    }

    [Fact]
    public async Task A_failed_one_that_we_did_not_make_is_never_deleted()
    {
        _cloud.Source.Amp.Add("s-old", Samples.FactsWithRoles(), "prod-1", LinkStatus.CreationFailed);
        XScrapeException failure = await Expect.FailureAsync(FailureId.ScraperFailed, ChosenAsync);
        Assert.Contains("Remove-XAScraper -ScraperArn", failure.Advice);
        Assert.DoesNotContain("DeleteScraper", _cloud.Calls.All);
    }

    [Fact]
    public async Task A_failed_one_beside_a_sound_one_is_history()
    {
        _cloud.Source.Amp.Add("s-failed", Samples.FactsWithRoles(), "prod-1", LinkStatus.CreationFailed, Ours);
        _cloud.Source.Amp.Add("s-sound", Samples.FactsWithRoles(), "prod-1", LinkStatus.Active, Ours);
        Assert.Equal("s-sound", await ChosenAsync());
    }

    [Fact]
    public async Task A_scraper_to_another_workspace_is_none_of_the_links()
    {
        _cloud.Source.Amp.Add("s-other", Samples.FactsWithRoles() with { Destination = new WorkspaceDestination(WorkspaceArn.Parse("arn:aws:aps:us-west-2:444455556666:workspace/ws-2")) }, "other");
        Assert.Equal("s-1", await ChosenAsync());
    }

    private Task<string?> ChosenAsync() => ChosenAsync(f => f, adopt: false);

    private async Task<string?> ChosenAsync(Func<LinkFacts, LinkFacts> change, bool adopt) =>
        (await _cloud.RunAsync(_cloud.Link(change(Samples.FactsWithRoles())), _cloud.SourceRole, _cloud.Adopting(adopt))).ScraperId;
}
