using XScrape.Arns;
using XScrape.Cloud.Amp;
using XScrape.Destinations;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Links.Owners;
using XScrape.Operations;
using XScrape.Policies;
using XScrape.Policies.Trust;
using XScrape.Sources;
using XScrape.Tests.Fakes;
using XScrape.Tests.Policies;

namespace XScrape.Tests.Provisioning;

public sealed class BindTrustTests
{
    private readonly FakeCloud _cloud = new();

    [Fact]
    public async Task Bind_before_and_after_the_wait_end_in_the_same_state()
    {
        FakeCloud other = new();
        ScraperLink made = await _cloud.RunAsync(_cloud.Link(Samples.Facts()), _cloud.SourceRole, _cloud.TargetRole, _cloud.Scraper);
        await _cloud.RunAsync(made, _cloud.Bind);
        ScraperLink waited = await other.RunAsync(other.Link(Samples.Facts()), other.SourceRole, other.TargetRole, other.Scraper);
        other.Source.Amp.Set("s-1", LinkStatus.Active);
        await other.RunAsync(await Waits.ForAsync(other, waited), other.Bind);
        Assert.Equal(_cloud.State(), other.State());
    }

    [Fact]
    public async Task A_scraper_of_this_process_is_not_asked_for_again()
    {
        await _cloud.RunAllAsync(Samples.Facts());
        Assert.DoesNotContain("DescribeScraper", _cloud.Calls.All);
    }

    [Fact]
    public async Task A_scraper_from_outside_is_bound_once_AWS_shows_it_to_be_the_links()
    {
        RolesByHand();
        AddOurs("s-7");
        ScraperLink link = await _cloud.RunAsync(_cloud.Link(Row("s-7")), _cloud.Bind);
        Assert.Equal(1, _cloud.Calls.Count("DescribeScraper"));
        Assert.Equal(TrustState.Bound, link.Trust);
        Assert.Equal(PolicyDocument.Parse(Seed.TargetTrust(link.ScraperArn!)), _cloud.Target.Iam["Target"].Policy);
    }

    [Theory]
    [InlineData("cluster")]
    [InlineData("workspace")]
    [InlineData("source role")]
    [InlineData("target role")]
    [InlineData("no roles")]
    public async Task A_scraper_from_outside_that_is_another_links_is_not_bound(string differs)
    {
        RolesByHand();
        LinkFacts facts = Samples.FactsWithRoles();
        _cloud.Source.Amp.Add("s-7", differs switch
        {
            "cluster" => facts with { Source = new EksSource(ClusterArn.Parse(Samples.Cluster + "x")) },
            "workspace" => facts with { Destination = new WorkspaceDestination(WorkspaceArn.Parse(Samples.Workspace + "0")) },
            "source role" => facts with { SourceRole = RoleArn.Parse(Samples.SourceRole + "2") },
            "target role" => facts with { TargetRole = RoleArn.Parse(Samples.TargetRole + "2") },
            _ => facts with { SourceRole = null, TargetRole = null },
        });
        await Expect.FailureAsync(FailureId.ScraperMismatch, () => _cloud.RunAsync(_cloud.Link(Row("s-7")), _cloud.Bind));
        Assert.Empty(_cloud.Calls.Writes);
    }

    [Fact]
    public async Task A_wait_in_between_does_not_hide_that_the_cluster_differs()
    {
        RolesByHand();
        _cloud.Source.Amp.Add("s-7", Samples.FactsWithRoles() with { Source = new EksSource(ClusterArn.Parse(Samples.Cluster + "x")) });
        ScraperLink waited = await Waits.ForAsync(_cloud, _cloud.Link(Row("s-7")));
        Assert.Equal(LinkStatus.Active, waited.Status);
        await Expect.FailureAsync(FailureId.ScraperMismatch, () => _cloud.RunAsync(waited, _cloud.Bind));
        Assert.Empty(_cloud.Calls.Writes);
    }

    [Fact]
    public async Task A_scraper_that_does_not_exist_is_not_bound()
    {
        RolesByHand();
        await Expect.FailureAsync(FailureId.ScraperNotFound, () => _cloud.RunAsync(_cloud.Link(Row("s-7")), _cloud.Bind));
        Assert.Empty(_cloud.Calls.Writes);
    }

    [Fact]
    public async Task A_link_without_a_scraper_is_not_bound() =>
        await Expect.FailureAsync(FailureId.ScraperNotFound, () => _cloud.RunAsync(_cloud.Link(Samples.FactsWithRoles()), _cloud.Bind));

    [Fact]
    public async Task A_scraper_without_a_name_is_bound_by_its_roles()
    {
        RolesByHand();
        AddOurs("s-7");
        Assert.Equal(TrustState.Bound, (await _cloud.RunAsync(_cloud.Link(Row("s-7") with { Name = null }), _cloud.Bind)).Trust);
    }

    [Fact]
    public async Task A_missing_role_is_told_before_anything_is_written()
    {
        RolesByHand();
        _cloud.Target.Iam.Roles.Clear();
        _cloud.Source.Amp.Add("s-7", Samples.FactsWithRoles());
        await Expect.FailureAsync(FailureId.RoleNotFound, () => _cloud.RunAsync(_cloud.Link(Row("s-7")), _cloud.Bind));
        Assert.Empty(_cloud.Calls.Writes);
    }

    [Fact]
    public async Task Our_own_roles_lose_the_ARN_of_a_scraper_that_was_replaced()
    {
        await _cloud.RunAllAsync(Samples.Facts());
        _cloud.Source.Amp.Scrapers.Clear();
        ScraperLink link = await _cloud.RunAllAsync(Samples.Facts());
        string source = _cloud.Source.Iam[link.SourceRoleName!].Trust;
        Assert.DoesNotContain("scraper/s-1\"", source + _cloud.Target.Iam[link.TargetRoleName!].Trust);
        Assert.Contains("scraper/s-2\"", source);
    }

    [Fact]
    public async Task Roles_with_names_of_the_users_keep_the_intent_of_each_scraper_in_a_tag()
    {
        ScraperLink link = await _cloud.RunAllAsync(Samples.FactsWithRoles());
        Assert.Contains(_cloud.Source.Iam["Source"].Tags, t => t.Key == $"XScrape:Scraper:us-west-2:{link.ScraperId}");
        Assert.Contains(_cloud.Target.Iam["Target"].Tags, t => t.Key == $"XScrape:Scraper:us-west-2:{link.ScraperId}");
    }

    [Fact]
    public async Task Roles_of_others_keep_the_ARNs_of_other_links()
    {
        RolesByHand(Samples.OtherScraper);
        _cloud.Source.Amp.Add(ScraperArn.Parse(Samples.OtherScraper).Id.ToString(), Samples.FactsWithRoles());
        AddOurs("s-7");
        await _cloud.RunAsync(_cloud.Link(Row("s-7")), _cloud.Bind);
        Assert.All([_cloud.Source.Iam["Source"], _cloud.Target.Iam["Target"]], role =>
        {
            Assert.Contains(Samples.OtherScraper, role.Trust);
            Assert.Contains("scraper/s-7\"", role.Trust);
        });
    }

    [Fact]
    public async Task A_drift_is_mended_and_told_before_it_is()
    {
        ScraperLink link = await _cloud.RunAllAsync(Samples.FactsWithRoles());
        FakeRole role = _cloud.Source.Iam["Source"];
        role.Trust = Seed.SourceTrust("arn:aws:aps:us-west-2:111122223333:scraper/*").Replace("AWS:SourceAccount", "aws:SourceOrgID");
        PlanStep step = Assert.Single((await _cloud.PlanAsync(link, _cloud.Bind)).Steps);
        Assert.Contains("scraper/*", step.Before);
        Assert.Contains("scraper/s-1", step.After);
        await _cloud.RunAsync(link, _cloud.Bind);
        Assert.Equal(TrustState.Bound, TrustAnalysis.Of(role.Policy, Seed.SourceTerms).StateFor(link.Facts.Scraper));
    }

    private static LinkFacts Row(string id) => LinkConsistency.Complete(Samples.FactsWithRoles() with
    {
        Scraper = ScraperArn.Parse($"arn:aws:aps:us-west-2:111122223333:scraper/{id}"),
        Status = LinkStatus.Active,
    });

    private void AddOurs(string id) => _cloud.Source.Amp.Add(id, Samples.FactsWithRoles(), null, LinkStatus.Active, (OwnerTag.Key, Samples.Key().ToString()));

    private void RolesByHand(string scraper = "$SCRAPER_ARN")
    {
        _cloud.Source.Iam.Add(Samples.SourceRole, Seed.SourceTrust(scraper));
        _cloud.Target.Iam.Add(Samples.TargetRole, Seed.TargetTrust(scraper));
    }
}
