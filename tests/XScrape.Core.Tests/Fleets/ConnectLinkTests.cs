using XScrape.Arns;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Policies.Trust;
using XScrape.Provisioning;
using XScrape.Provisioning.Scrapers;
using XScrape.Scrapers;
using XScrape.Tests.Fakes;

namespace XScrape.Tests.Fleets;

/// <summary>The procedure as Connect-XACluster runs it: what it costs, and what it leaves behind.</summary>
public sealed class ConnectLinkTests
{
    private static readonly string[] s_writes =
        ["AttachRolePolicy", "CreateRole", "CreateRole", "CreateScraper", "PutRolePolicy", "UpdateAssumeRolePolicy", "UpdateAssumeRolePolicy"];

    private readonly FakeCloud _cloud = new();

    [Fact]
    public async Task Where_nothing_existed_it_takes_seven_writes_and_one_read()
    {
        ScraperLink link = await ConnectAsync();
        Assert.Equal(s_writes, _cloud.Calls.Writes.Order(StringComparer.Ordinal));
        Assert.Equal(["ListScrapers"], _cloud.Calls.All.Except(_cloud.Calls.Writes));
        Assert.Equal(TrustState.Bound, link.Trust);
        Assert.Equal(7, link.Session.Journal.Entries.Count);
    }

    [Fact]
    public async Task It_ends_where_the_stages_end()
    {
        FakeCloud stages = new();
        await stages.RunAllAsync(Samples.Facts());
        await ConnectAsync();
        Assert.Equal(stages.State(), _cloud.State());
    }

    [Fact]
    public async Task A_second_run_takes_six_reads_and_no_write()
    {
        await ConnectAsync();
        _cloud.Calls.Clear();
        await ConnectAsync();
        Assert.Empty(_cloud.Calls.Writes);
        Assert.Equal(["DescribeScraper", "GetRole", "GetRole", "GetRolePolicy", "ListAttachedRolePolicies", "ListScrapers"], _cloud.Calls.All.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("CreateRole", 0)]
    [InlineData("CreateRole", 1)]
    [InlineData("PutRolePolicy", 0)]
    [InlineData("AttachRolePolicy", 0)]
    [InlineData("CreateScraper", 0)]
    [InlineData("UpdateAssumeRolePolicy", 0)]
    [InlineData("UpdateAssumeRolePolicy", 1)]
    public async Task A_run_that_broke_off_is_completed_with_at_most_six_reads(string operation, int call)
    {
        foreach (bool after in new[] { false, true })
        {
            FakeCloud whole = new();
            await ConnectAsync(whole);
            FakeCloud broken = new();
            int seen = 0;
            broken.Calls.Before = name =>
            {
                if (name == operation && seen++ == call)
                {
                    broken.Calls.Fail(operation, 1, FailureId.Unreachable, "The process was killed.", after);
                }
            };
            await Assert.ThrowsAnyAsync<XScrapeException>(() => ConnectAsync(broken));
            broken.Calls.Before = null;
            broken.Calls.Clear();
            await ConnectAsync(broken);
            Assert.Equal(whole.State(), broken.State());
            Assert.Single(broken.Source.Amp.Scrapers);
            // The list is one for a whole fleet.
            int reads = broken.Calls.All.Except(broken.Calls.Writes).Where(r => r != "ListScrapers").Sum(broken.Calls.Count);
            Assert.True(reads <= 6, $"{reads} reads after {operation} {call} {after}: {string.Join(", ", broken.Calls.All)}");
        }
    }

    [Fact]
    public async Task A_scraper_that_the_list_does_not_show_yet_is_not_made_twice()
    {
        ScraperLink link = await ConnectAsync();
        _cloud.Source.Amp.Unlisted.Add(ScraperId.Parse("s-1"));
        Assert.Equal(link.ScraperArn, (await ConnectAsync()).ScraperArn);
        Assert.Single(_cloud.Source.Amp.Scrapers);
    }

    [Fact]
    public async Task A_permission_that_is_refused_ends_the_link_before_a_scraper_is_made()
    {
        _cloud.Calls.Fail("PutRolePolicy", 1, FailureId.AccessDenied, "You may not.");
        XScrapeException failure = await Expect.FailureAsync(FailureId.AccessDenied, () => ConnectAsync());
        Assert.DoesNotContain("CreateScraper", _cloud.Calls.All);
        Assert.Contains(failure.Done, d => d.StartsWith("CreateRole", StringComparison.Ordinal));
        Assert.Null(((ScraperLink?)failure.Link)!.Session.Cache.SourceRole);
    }

    [Fact]
    public async Task A_scraper_with_other_roles_is_told_before_roles_are_made()
    {
        await ConnectAsync();
        _cloud.Calls.Clear();
        ScraperLink other = _cloud.Link(LinkRoles.Named(Samples.Facts() with { SourceRoleName = RoleName.Parse("other") }));
        await Expect.FailureAsync(FailureId.ScraperMismatch, () => Connect(_cloud, new ScraperListCache()).RunAsync(other, CancellationToken.None));
        Assert.Empty(_cloud.Calls.Writes);
    }

    [Fact]
    public async Task Without_a_configuration_nothing_is_written()
    {
        ConnectLink connect = new(_cloud.SourceRole, _cloud.TargetRole, new EnsureScraper(new ScraperSettings((XScrape.Configuration.ScrapeConfiguration?)null), _cloud.Retry), _cloud.Bind, new ScraperListCache(), _cloud.Clock);
        await Expect.FailureAsync(FailureId.MissingValue, () => connect.RunAsync(connect.Prepare(_cloud.Link(Samples.Facts())), CancellationToken.None));
        Assert.Empty(_cloud.Calls.Writes);
    }

    [Fact]
    public async Task Two_links_share_a_source_role_if_they_know_each_other()
    {
        RoleName shared = RoleName.Parse("shared");
        ScraperLink a = Mate("a", "b");
        ScraperLink b = Mate("b", "a");
        ScraperListCache census = new();
        ScraperLink[] bound = [await Connect(_cloud, census).RunAsync(a, CancellationToken.None), await Connect(_cloud, census).RunAsync(b, CancellationToken.None)];
        Assert.All(bound, l => Assert.Equal(TrustState.Bound, l.Trust));
        Assert.Equal(3, _cloud.Source.Iam.Roles.Count + _cloud.Target.Iam.Roles.Count);
        Assert.All(bound, l => Assert.Contains(l.ScraperArn!, _cloud.Source.Iam["shared"].Trust));
        ScraperLink stranger = _cloud.Link(LinkRoles.Named(Samples.Facts("c") with { SourceRoleName = shared }));
        await Expect.FailureAsync(FailureId.RoleOwnedByAnotherLink, () => Connect(_cloud, census).RunAsync(stranger, CancellationToken.None));

        ScraperLink Mate(string name, string other)
        {
            ScraperLink link = _cloud.Link(LinkRoles.Named(Samples.Facts(name) with { SourceRoleName = shared }));
            return link.From(origin => origin with { RoleSharers = [Samples.Key(other)] });
        }
    }

    private static ConnectLink Connect(FakeCloud cloud, ScraperListCache census) => new(cloud.SourceRole, cloud.TargetRole, cloud.Scraper, cloud.Bind, census, cloud.Clock);

    private static Task<ScraperLink> ConnectAsync(FakeCloud cloud)
    {
        ConnectLink connect = Connect(cloud, new ScraperListCache());
        return connect.RunAsync(connect.Prepare(cloud.Link(Samples.Facts())), CancellationToken.None);
    }

    private Task<ScraperLink> ConnectAsync() => ConnectAsync(_cloud);
}
