using XScrape.Arns;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Links.Owners;
using XScrape.Policies;
using XScrape.Provisioning.Roles;
using XScrape.Roles;
using XScrape.Tests.Fakes;
using XScrape.Tests.Policies;

namespace XScrape.Tests.Provisioning;

public sealed class EnsureSourceRoleTests
{
    private readonly FakeCloud _cloud = new();

    [Fact]
    public async Task The_role_is_made_with_its_tags_path_and_owner()
    {
        EnsureSourceRole operation = new(new RoleSettings { Tags = new Dictionary<string, string> { ["team"] = "obs" } }, _cloud.Retry);
        ScraperLink link = await _cloud.RunAsync(_cloud.Link(Samples.Facts() with { SourceRolePath = RolePath.Parse("/obs/") }), operation);
        FakeRole role = Assert.Single(_cloud.Source.Iam.Roles.Values);
        Assert.Equal(link.SourceRoleArn, role.Arn.ToString());
        Assert.Equal("/obs/", role.Arn.Path.ToString());
        Assert.Equal("obs", role.Tags["team"]);
        Assert.Equal(Ownership.Ours, OwnerTag.Of(role.Tags, Samples.Key()));
        Assert.Equal(role.Id, link.Session?.SourceRoleId);
    }

    [Fact]
    public async Task The_targets_account_is_not_asked()
    {
        await _cloud.RunAsync(_cloud.Link(Samples.Facts()), _cloud.SourceRole);
        Assert.Equal(["GetCallerIdentity", "GetRole", "CreateRole", "PutRolePolicy"], _cloud.Calls.All);
    }

    [Fact]
    public async Task A_role_of_nobodys_is_refused_and_left_alone()
    {
        _cloud.Source.Iam.Add(Samples.SourceRole, Seed.SourceTrust("$SCRAPER_ARN"));
        XScrapeException failure = await Expect.FailureAsync(FailureId.RoleNotOwned, () => _cloud.RunAsync(_cloud.Link(Samples.FactsWithRoles()), _cloud.SourceRole));
        Assert.Contains("-Adopt", failure.Advice);
        Assert.Empty(_cloud.Calls.Writes);
    }

    [Fact]
    public async Task A_role_of_another_links_is_refused_and_left_alone()
    {
        _cloud.Source.Iam.Add(Samples.SourceRole, Seed.SourceTrust(), (OwnerTag.Key, Samples.Key("prod-2").ToString()));
        await Expect.FailureAsync(FailureId.RoleOwnedByAnotherLink, () => _cloud.RunAsync(_cloud.Link(Samples.FactsWithRoles()), _cloud.SourceRole));
        Assert.Empty(_cloud.Calls.Writes);
    }

    [Fact]
    public async Task An_adopted_role_gets_the_placeholder_and_the_permission_and_no_owner()
    {
        FakeRole role = _cloud.Source.Iam.Add(Samples.SourceRole, Seed.SourceTrust("$SCRAPER_ARN"));
        EnsureSourceRole operation = new(new RoleSettings { Adopt = true }, _cloud.Retry);
        await _cloud.RunAsync(_cloud.Link(Samples.FactsWithRoles()), operation);
        Assert.Equal(["UpdateAssumeRolePolicy", "PutRolePolicy"], _cloud.Calls.Writes);
        Assert.Equal(PolicyDocument.Parse(Seed.SourceTrust(Seed.SourceTerms.Placeholder)), role.Policy);
        Assert.Equal(Ownership.Nobody, OwnerTag.Of(role.Tags, Samples.Key()));
    }

    [Fact]
    public async Task A_role_that_is_bound_already_stays_bound()
    {
        await _cloud.RunAllAsync(Samples.FactsWithRoles());
        string trust = _cloud.Source.Iam["Source"].Trust;
        await _cloud.RunAsync(_cloud.Link(Samples.FactsWithRoles()), _cloud.SourceRole);
        Assert.Equal(trust, _cloud.Source.Iam["Source"].Trust);
    }

    [Fact]
    public async Task A_permission_that_was_changed_is_mended()
    {
        await _cloud.RunAllAsync(Samples.FactsWithRoles());
        FakeRole role = _cloud.Source.Iam["Source"];
        role.Inline[role.Inline.Keys.Single()] = RolePermissions.Assume(RoleArn.Parse("arn:aws:iam::444455556666:role/Other"));
        _cloud.Calls.Clear();
        await _cloud.RunAsync(_cloud.Link(Samples.FactsWithRoles()), _cloud.SourceRole);
        Assert.Equal(["PutRolePolicy"], _cloud.Calls.Writes);
        Assert.Equal(PolicyDocument.Parse(Seed.AssumeTarget), Assert.Single(role.Inline.Values));
    }

    [Fact]
    public async Task A_role_under_another_path_is_refused()
    {
        _cloud.Source.Iam.Add("arn:aws:iam::111122223333:role/obs/Source", Seed.SourceTrust());
        Assert.Contains("/obs/", (await Expect.FailureAsync(FailureId.RolePathDiffers, () => _cloud.RunAsync(_cloud.Link(Samples.FactsWithRoles()), _cloud.SourceRole))).Advice);
    }

    [Fact]
    public async Task A_trust_policy_that_cannot_be_read_is_never_replaced()
    {
        _cloud.Source.Iam.Add(Samples.SourceRole, "not a policy", (OwnerTag.Key, Samples.Key().ToString()));
        await Expect.FailureAsync(FailureId.PolicyUnreadable, () => _cloud.RunAsync(_cloud.Link(Samples.FactsWithRoles()), _cloud.SourceRole));
        Assert.Empty(_cloud.Calls.Writes);
    }

    [Fact]
    public async Task A_new_role_that_IAM_has_not_heard_of_everywhere_is_asked_again()
    {
        _cloud.Calls.Fail("PutRolePolicy", 3, FailureId.NotFound, "The role with name Source cannot be found.");
        await _cloud.RunAsync(_cloud.Link(Samples.Facts()), _cloud.SourceRole);
        Assert.Equal(4, _cloud.Calls.Count("PutRolePolicy"));
    }

    [Fact]
    public async Task An_old_role_that_is_gone_is_not_waited_for()
    {
        await _cloud.RunAsync(_cloud.Link(Samples.Facts()), _cloud.SourceRole);
        Assert.Single(_cloud.Source.Iam.Roles.Values).Inline.Clear();
        _cloud.Calls.Fail("PutRolePolicy", 1, FailureId.NotFound, "The role cannot be found.");
        await Expect.FailureAsync(FailureId.NotFound, () => _cloud.RunAsync(_cloud.Link(Samples.Facts()), _cloud.SourceRole));
        Assert.Empty(_cloud.Clock.Pauses);
    }

    [Fact]
    public async Task A_role_of_ours_that_another_run_made_meanwhile_is_taken()
    {
        FakeCloud cloud = _cloud;
        cloud.Calls.Before = name =>
        {
            if (name == "CreateRole" && cloud.Source.Iam.Roles.Count == 0)
            {
                cloud.Source.Iam.Add(Samples.SourceRole, Seed.SourceTrust(Seed.SourceTerms.Placeholder), (OwnerTag.Key, Samples.Key().ToString()));
            }
        };
        ScraperLink link = await cloud.RunAsync(cloud.Link(Samples.FactsWithRoles()), cloud.SourceRole);
        Assert.Equal(cloud.Source.Iam["Source"].Id, link.Session?.SourceRoleId);
        Assert.False(link.Session?.SourceRoleIsNew);
    }

    [Fact]
    public async Task A_role_of_others_that_was_made_meanwhile_is_not_taken()
    {
        FakeCloud cloud = _cloud;
        cloud.Calls.Before = name =>
        {
            if (name == "CreateRole")
            {
                cloud.Source.Iam.Add(Samples.SourceRole, Seed.SourceTrust());
            }
        };
        XScrapeException failure = await Expect.FailureAsync(FailureId.AlreadyExists, () => cloud.RunAsync(cloud.Link(Samples.FactsWithRoles()), cloud.SourceRole));
        Assert.Equal("prod-1", ((ScraperLink?)failure.Link)?.Name);
    }
}
