using XScrape.Arns;
using XScrape.Cloud.Amp;
using XScrape.Destinations;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Links.Owners;
using XScrape.Provisioning;
using XScrape.Provisioning.Roles;
using XScrape.Provisioning.Scrapers;
using XScrape.Scrapers;
using XScrape.Tests.Fakes;
using XScrape.Tests.Policies;
using XScrape.Waiting;

namespace XScrape.Tests.Provisioning;

/// <summary>Half states: each has its own id, says what was done before, and loses nothing.</summary>
public sealed class HalfStateTests
{
    private readonly FakeCloud _cloud = new();

    [Fact]
    public async Task A_target_role_with_another_path_stops_the_rest()
    {
        _cloud.Target.Iam.Add("arn:aws:iam::444455556666:role/obs/Target", Seed.TargetTrust());
        XScrapeException failure = await Expect.FailureAsync(FailureId.RolePathDiffers, ConnectAsync);
        MustHaveMadeTheSourceRoleOnly(failure);
    }

    [Fact]
    public async Task A_trust_policy_that_is_no_JSON_is_left_as_it_is()
    {
        FakeRole role = _cloud.Target.Iam.Add(Samples.TargetRole, "not a policy", (OwnerTag.Key, Samples.Key().ToString()));
        XScrapeException failure = await Expect.FailureAsync(FailureId.PolicyUnreadable, ConnectAsync);
        MustHaveMadeTheSourceRoleOnly(failure);
        Assert.Equal("not a policy", role.Trust);
    }

    [Fact]
    public async Task A_trust_policy_at_its_size_limit_keeps_what_it_says()
    {
        await ConnectAsync("first");
        string before = _cloud.Source.Iam["Source"].Trust;
        _cloud.Calls.Fail("UpdateAssumeRolePolicy", 1, FailureId.QuotaExceeded, "LimitExceeded: Cannot exceed quota for ACLSizePerRole: 2048");
        XScrapeException failure = await Expect.FailureAsync(FailureId.QuotaExceeded, () => ConnectAsync("second"));
        Assert.Contains(failure.Done, done => done.StartsWith("CreateScraper", StringComparison.Ordinal));
        Assert.Equal(before, _cloud.Source.Iam["Source"].Trust);
        await ConnectAsync("second");
        Assert.Equal(1, _cloud.Source.Amp.Requests.Count(r => r.Alias.ToString() == "second"));
    }

    [Fact]
    public async Task An_alias_in_use_for_another_workspace_is_refused()
    {
        _cloud.Source.Amp.Add("s-other", Samples.FactsWithRoles() with { Destination = new WorkspaceDestination(WorkspaceArn.Parse("arn:aws:aps:us-west-2:444455556666:workspace/ws-2")) }, "prod-1");
        XScrapeException failure = await Expect.FailureAsync(FailureId.AliasInUse, ConnectAsync);
        Assert.Contains("ws-2", failure.Message);
        Assert.DoesNotContain("CreateScraper", _cloud.Calls.All);
        Assert.Contains(failure.Done, done => done.StartsWith("CreateRole", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_scraper_that_is_being_deleted_cannot_be_changed()
    {
        _cloud.Source.Amp.Add("s-1", Samples.FactsWithRoles(), "prod-1", LinkStatus.Deleting, (OwnerTag.Key, Samples.Key().ToString()));
        ChangeScraper change = new(new ScraperUpdate { Alias = ScraperAlias.Parse("renamed") }, new StatusWait(new WaitSettings(), _cloud.Clock));
        await Expect.FailureAsync(FailureId.ScraperDeleting, () => _cloud.RunAsync(_cloud.Link(Samples.FactsWithRoles()), change));
        Assert.Empty(_cloud.Calls.Writes);
    }

    [Fact]
    public async Task A_creation_that_failed_is_told_with_its_reason_and_made_anew_by_the_next_run()
    {
        ScraperLink link = await ConnectAsync();
        _cloud.Source.Amp.Set("s-1", LinkStatus.CreationFailed, "No free IP address in subnet-1.");
        XScrapeException failure = await Expect.FailureAsync(FailureId.ScraperFailed, () => Waits.ForAsync(_cloud, link));
        Assert.Contains("No free IP address", failure.Message);
        ScraperLink again = await ConnectAsync();
        Assert.Equal("s-2", again.ScraperId);
        Assert.Equal("s-2", Assert.Single(_cloud.Source.Amp.Scrapers).Key.ToString());
    }

    private Task<ScraperLink> ConnectAsync() => ConnectAsync("prod-1");

    private async Task<ScraperLink> ConnectAsync(string name)
    {
        RoleSettings adopt = new() { Adopt = true };
        ConnectLink chain = new(new EnsureSourceRole(adopt, _cloud.Retry), new EnsureTargetRole(adopt, _cloud.Retry), _cloud.Scraper, _cloud.Bind, new ScraperListCache(), _cloud.Clock);
        return await chain.RunAsync(chain.Prepare(_cloud.Link(Samples.FactsWithRoles(name))), CancellationToken.None);
    }

    private void MustHaveMadeTheSourceRoleOnly(XScrapeException failure)
    {
        // The last one was refused: the name is taken.
        Assert.Equal(["CreateRole", "PutRolePolicy", "CreateRole"], _cloud.Calls.Writes);
        Assert.Contains(failure.Done, done => done.StartsWith("CreateRole", StringComparison.Ordinal));
        Assert.Equal(Samples.SourceRole, ((ScraperLink?)failure.Link)!.SourceRoleArn);
    }
}
