using XScrape.Arns;
using XScrape.Cloud.Amp;
using XScrape.Discovery;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Links.Owners;
using XScrape.Policies.Trust;
using XScrape.Tests.Fakes;

namespace XScrape.Tests.Discovery;

public sealed class LinkFinderTests
{
    private readonly FakeCloud _cloud = new();

    [Fact]
    public async Task The_name_is_the_owner_tags_else_the_alias()
    {
        _cloud.Source.Amp.Add("s-1", Samples.FactsWithRoles(), "alias", LinkStatus.Active, (OwnerTag.Key, Samples.Key("tagged").ToString()));
        _cloud.Source.Amp.Add("s-2", Samples.FactsWithRoles(), "alias");
        _cloud.Source.Amp.Add("s-3", Samples.FactsWithRoles());
        Assert.Equal(["tagged", "alias", null], (await FindAsync(new LinkFacts())).Select(l => l.Name));
        Assert.Equal(["s-2"], (await FindAsync(new LinkFacts { Name = ScraperAlias.Parse("alias") })).Select(l => l.ScraperId!));
    }

    [Fact]
    public async Task A_scraper_is_a_whole_link()
    {
        _cloud.Source.Amp.Add("s-1", Samples.FactsWithRoles(), "prod-1");
        ScraperLink link = Assert.Single(await FindAsync(new LinkFacts()));
        Assert.Equal(
            [Samples.Cluster, Samples.Workspace, Samples.SourceRole, Samples.TargetRole, Samples.SourceAccount, Samples.TargetAccount, "us-west-2", "sg-1"],
            new[] { link.ClusterArn, link.WorkspaceArn, link.SourceRoleArn, link.TargetRoleArn, link.SourceAccountId, link.TargetAccountId, link.Region, link.SecurityGroupId?.ToString() }.Select(t => t!));
        Assert.True(link.Session?.ScraperIsKnown);
    }

    [Fact]
    public async Task What_the_list_hides_is_not_taken_for_proven()
    {
        _cloud.Source.Amp.ListHidesRoles = true;
        _cloud.Source.Amp.Add("s-1", Samples.FactsWithRoles(), "prod-1");
        Assert.False(Assert.Single(await FindAsync(new LinkFacts())).Session?.ScraperIsKnown);
    }

    [Fact]
    public async Task An_odd_scraper_is_listed_with_the_others()
    {
        _cloud.Source.Amp.Add("s-odd", Samples.FactsWithRoles() with { SourceRole = RoleArn.Parse(Samples.TargetRole), TargetRole = RoleArn.Parse(Samples.SourceRole) });
        _cloud.Source.Amp.Add("s-msk", Samples.FactsWithRoles() with { Source = null });
        Assert.Equal(["s-odd", "s-msk"], (await FindAsync(new LinkFacts())).Select(l => l.ScraperId!));
    }

    [Fact]
    public async Task A_scraper_that_is_asked_for_by_its_id_must_exist() =>
        await Expect.FailureAsync(FailureId.ScraperNotFound, () => FindAsync(new LinkFacts { ScraperId = ScraperId.Parse("s-9") }));

    [Fact]
    public async Task Trust_is_what_both_policies_say_together()
    {
        ScraperLink made = await _cloud.RunAsync(_cloud.Link(Samples.Facts()), _cloud.SourceRole);
        Assert.Equal(TrustState.None, await TrustAsync(made));
        made = await _cloud.RunAsync(made, _cloud.TargetRole, _cloud.Scraper);
        Assert.Equal(TrustState.Pending, await TrustAsync(made));
        ScraperLink bound = await _cloud.RunAsync(made, _cloud.Bind);
        Assert.Equal(TrustState.Bound, await TrustAsync(bound));
        FakeRole target = Assert.Single(_cloud.Target.Iam.Roles.Values);
        target.Trust = target.Trust.Replace(bound.ScraperArn!, "$SCRAPER_ARN");
        Assert.Equal(TrustState.Drifted, await TrustAsync(bound));
        target.Trust = "not a policy";
        Assert.Equal(TrustState.Drifted, await TrustAsync(bound));
    }

    private async Task<IReadOnlyList<ScraperLink>> FindAsync(LinkFacts facts) => await LinkFinder.FindAsync(_cloud.Link(facts), LinkSelection.Of(facts) ?? LinkSelection.All, TestContext.Current.CancellationToken);

    private static async Task<TrustState> TrustAsync(ScraperLink link) => (await TrustInspector.ReadAsync(link, TestContext.Current.CancellationToken)).Trust;
}
