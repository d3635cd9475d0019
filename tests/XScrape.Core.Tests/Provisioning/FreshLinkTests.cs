using XScrape.Cloud.Amp;
using XScrape.Destinations;
using XScrape.Links;
using XScrape.Links.Sessions;
using XScrape.Policies;
using XScrape.Policies.Trust;
using XScrape.Tests.Fakes;
using XScrape.Tests.Policies;

namespace XScrape.Tests.Provisioning;

/// <summary>The procedure as a whole.</summary>
public sealed class FreshLinkTests
{
    private readonly FakeCloud _cloud = new();

    [Fact]
    public async Task A_fresh_link_takes_seven_writes_and_is_bound()
    {
        ScraperLink link = await _cloud.RunAllAsync(Samples.Facts());
        Assert.Equal(
            ["CreateRole", "PutRolePolicy", "CreateRole", "AttachRolePolicy", "CreateScraper", "UpdateAssumeRolePolicy", "UpdateAssumeRolePolicy"],
            _cloud.Calls.Writes);
        Assert.Equal(TrustState.Bound, link.Trust);
        Assert.Equal(LinkStatus.Creating, link.Status);
        Assert.Equal("prod-1", link.Alias);
        Assert.Equal(7, link.Session.Journal.Entries.Count);
    }

    [Fact]
    public async Task No_read_decides_nothing()
    {
        await _cloud.RunAllAsync(Samples.Facts());
        string[] reads = [.. _cloud.Calls.All.Except(_cloud.Calls.Writes)];
        Assert.Equal(["GetRole", "ListScrapers", "GetCallerIdentity"], reads.Order(StringComparer.Ordinal).OrderBy(r => r == "GetCallerIdentity"));
        Assert.Equal(4, _cloud.Calls.Count("GetRole"));
        Assert.Equal(1, _cloud.Calls.Count("ListScrapers"));
    }

    [Fact]
    public async Task Both_trust_policies_end_as_the_procedure_has_them()
    {
        await _cloud.RunAllAsync(Samples.FactsWithRoles());
        Assert.Equal(PolicyDocument.Parse(Seed.SourceTrust("arn:aws:aps:us-west-2:111122223333:scraper/s-1")), _cloud.Source.Iam["Source"].Policy);
        Assert.Equal(PolicyDocument.Parse(Seed.TargetTrust("arn:aws:aps:us-west-2:111122223333:scraper/s-1")), _cloud.Target.Iam["Target"].Policy);
        Assert.Equal(PolicyDocument.Parse(Seed.AssumeTarget), Assert.Single(_cloud.Source.Iam["Source"].Inline.Values));
        Assert.Equal(["arn:aws:iam::aws:policy/AmazonPrometheusRemoteWriteAccess"], _cloud.Target.Iam["Target"].Attached);
    }

    [Fact]
    public async Task Until_the_bind_both_trusts_are_pending()
    {
        ScraperLink link = await _cloud.RunAsync(_cloud.Link(Samples.FactsWithRoles()), _cloud.SourceRole, _cloud.TargetRole, _cloud.Scraper);
        foreach ((FakeRole role, ExpectedTrust terms) in new[] { (_cloud.Source.Iam["Source"], Seed.SourceTerms), (_cloud.Target.Iam["Target"], Seed.TargetTerms) })
        {
            Assert.Equal(TrustState.Pending, TrustAnalysis.Of(role.Policy, terms).StateFor(link.Facts.Scraper));
            Assert.Contains("!xscrape-pending", role.Trust);
        }
    }

    [Fact]
    public async Task A_second_run_writes_nothing()
    {
        await _cloud.RunAllAsync(Samples.Facts());
        string state = _cloud.State();
        _cloud.Calls.Clear();
        ScraperLink again = await _cloud.RunAllAsync(Samples.Facts());
        Assert.Empty(_cloud.Calls.Writes);
        Assert.Equal(state, _cloud.State());
        Assert.Equal("s-1", again.ScraperId);
    }

    [Theory]
    [InlineData("CreateRole", false)]
    [InlineData("CreateRole", true)]
    [InlineData("PutRolePolicy", false)]
    [InlineData("PutRolePolicy", true)]
    [InlineData("AttachRolePolicy", false)]
    [InlineData("AttachRolePolicy", true)]
    [InlineData("CreateScraper", false)]
    [InlineData("CreateScraper", true)]
    [InlineData("UpdateAssumeRolePolicy", false)]
    [InlineData("UpdateAssumeRolePolicy", true)]
    public async Task A_run_that_broke_off_is_completed_by_the_next(string operation, bool after)
    {
        FakeCloud whole = new();
        await whole.RunAllAsync(Samples.Facts());
        for (int calls = 0; calls < 2; calls++)
        {
            FakeCloud broken = new();
            int seen = 0;
            broken.Calls.Before = name => _ = name == operation && seen++ == calls ? Break(broken, operation, after) : 0;
            await Assert.ThrowsAnyAsync<Exception>(() => broken.RunAllAsync(Samples.Facts()));
            broken.Calls.Before = null;
            await broken.RunAllAsync(Samples.Facts());
            Assert.Equal(whole.State(), broken.State());
            if (operation is "PutRolePolicy" or "AttachRolePolicy" or "CreateScraper")
            {
                return;
            }
        }
    }

    [Fact]
    public async Task A_link_may_lie_in_one_account()
    {
        FakeCloud cloud = new();
        LinkFacts facts = LinkConsistency.Complete(Samples.Facts() with
        {
            TargetAccount = null,
            Destination = new WorkspaceDestination(XScrape.Arns.WorkspaceArn.Parse(Samples.Workspace.Replace(Samples.TargetAccount, Samples.SourceAccount))),
        });
        ScraperLink link = await cloud.RunAsync(new ScraperLink(facts, new LinkSession(cloud.Source, cloud.Source)), cloud.SourceRole, cloud.TargetRole, cloud.Scraper, cloud.Bind);
        Assert.Equal(2, cloud.Source.Iam.Roles.Count);
        Assert.Equal(TrustState.Bound, link.Trust);
    }

    [Fact]
    public void Twenty_clusters_of_one_name_meet_in_one_target_account()
    {
        HashSet<string> roles = [];
        for (int n = 0; n < 20; n++)
        {
            LinkFacts facts = Samples.Facts() with { SourceAccount = XScrape.Arns.AccountId.Parse($"1111222233{n:00}"), Source = null };
            roles.Add(LinkRoles.Named(facts).TargetRole!.ToString());
        }

        Assert.Equal(20, roles.Count);
    }

    private static int Break(FakeCloud cloud, string operation, bool after)
    {
        cloud.Calls.Fail(operation, 1, XScrape.Failures.FailureId.Unreachable, "The process was killed.", after);
        return 1;
    }
}
