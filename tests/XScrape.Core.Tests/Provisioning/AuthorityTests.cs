using XScrape.Arns;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Links.Sessions;
using XScrape.Links.Sides;
using XScrape.Policies;
using XScrape.Policies.Trust;
using XScrape.Provisioning.Roles;
using XScrape.Provisioning.Trust;
using XScrape.Tests.Fakes;
using XScrape.Tests.Policies;

namespace XScrape.Tests.Provisioning;

/// <summary>Tags of a role are hints: what they name is looked at before it is let in, and a role is not ours because a tag says so.</summary>
public sealed class AuthorityTests
{
    private const string Planted = "XScrape:Scraper:us-west-2:s-planted";

    private static readonly PolicyStatement s_theirs = PolicyDocument.Parse(
        """{"Version":"2012-10-17","Statement":[{"Sid":"Theirs","Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""").Statements[0];

    private readonly FakeCloud _cloud = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_tag_alone_lets_nobody_in(bool exists)
    {
        ScraperLink link = await _cloud.RunAllAsync(Samples.FactsWithRoles());
        Plant("Source", "Target");
        if (exists)
        {
            _ = _cloud.Source.Amp.Add("s-planted", Samples.FactsWithRoles() with { SourceRole = RoleArn.Parse("arn:aws:iam::111122223333:role/Other") });
        }

        ScraperLink again = await _cloud.RunAllAsync(Samples.FactsWithRoles());
        await _cloud.RunAsync(again, new UnbindTrust(new TrustSettings(_cloud.Retry, _cloud.Clock)));
        Assert.DoesNotContain("s-planted", _cloud.Source.Iam["Source"].Trust + _cloud.Target.Iam["Target"].Trust);
        IReadOnlyList<string> told = again.Session.Journal.TakeWarnings();
        Assert.All(["role/Source", "role/Target"], role => Assert.Contains(told, w => w.Contains(role) && w.Contains("s-planted")));
        Assert.NotNull(link.ScraperArn);
    }

    [Fact]
    public async Task A_scraper_that_AWS_shows_with_the_role_follows_its_tag_and_is_told()
    {
        await _cloud.RunAllAsync(Samples.FactsWithRoles());
        Plant("Source", "Target");
        _ = _cloud.Source.Amp.Add("s-planted", Samples.FactsWithRoles());
        ScraperLink again = await _cloud.RunAllAsync(Samples.FactsWithRoles());
        Assert.Contains("s-planted", _cloud.Source.Iam["Source"].Trust);
        Assert.Contains("s-planted", _cloud.Target.Iam["Target"].Trust);
        Assert.Equal(2, again.Session.Journal.TakeWarnings().Count(w => w.Contains("also allows the scraper") && w.Contains("s-planted")));
    }

    [Fact]
    public async Task A_role_with_its_default_name_follows_no_tag()
    {
        ScraperLink link = await _cloud.RunAllAsync(Samples.Facts());
        Plant(link.SourceRoleName!, link.TargetRoleName!);
        _ = _cloud.Source.Amp.Add("s-planted", link.Facts);
        ScraperLink again = await _cloud.RunAllAsync(Samples.Facts());
        Assert.DoesNotContain("s-planted", _cloud.Source.Iam[link.SourceRoleName!].Trust + _cloud.Target.Iam[link.TargetRoleName!].Trust);
        Assert.Contains(again.Session.Journal.TakeWarnings(), w => w.Contains("default name") && w.Contains("s-planted"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_cannot_be_looked_at_is_neither_added_nor_taken_out_and_is_told(bool named)
    {
        ScraperLink link = await _cloud.RunAllAsync(Samples.FactsWithRoles());
        FakeRole role = _cloud.Source.Iam["Source"];
        const string Far = "arn:aws:aps:eu-west-1:111122223333:scraper/s-far";
        if (named)
        {
            role.Trust = role.Trust.Replace($"\"{link.ScraperArn}\"", $"[\"{link.ScraperArn}\",\"{Far}\"]");
            Assert.Contains(Far, role.Trust);
        }
        else
        {
            role.Tags["XScrape:Scraper:eu-west-1:s-far"] = Samples.SourceRole;
        }

        ScraperLink again = await _cloud.RunAsync(_cloud.Link(link.Facts), _cloud.Bind);
        Assert.Equal(named, role.Trust.Contains(Far));
        Assert.Contains(again.Session.Journal.TakeWarnings(), w => w.Contains(Far) && w.Contains("neither added"));
    }

    [Fact]
    public async Task A_scraper_of_a_strangers_making_is_bound_only_when_the_user_says_so()
    {
        ScraperLink link = await _cloud.RunAllAsync(Samples.Facts());
        string before = _cloud.State();
        _ = _cloud.Source.Amp.Add("s-evil", link.Facts, "prod-1");
        LinkFacts row = link.Facts with { ScraperId = ScraperId.Parse("s-evil"), Scraper = link.Facts.Scraper! with { Id = ScraperId.Parse("s-evil") } };
        await Expect.FailureAsync(FailureId.ScraperNotOwned, () => _cloud.RunAsync(_cloud.Link(row), _cloud.Bind));
        Assert.StartsWith(before, _cloud.State());
        BindTrust adopting = new(new TrustSettings(_cloud.Retry, _cloud.Clock) { Adopt = true });
        Assert.Equal(TrustState.Bound, (await _cloud.RunAsync(_cloud.Link(row), adopting)).Trust);
    }

    [Theory]
    [InlineData("statement")]
    [InlineData("statement that looks like ours")]
    [InlineData("inline policy")]
    [InlineData("attached policy")]
    [InlineData("instance profile")]
    public async Task A_role_that_carries_anothers_things_is_not_removed_for_its_owner_tag(string what)
    {
        ScraperLink link = await _cloud.RunAsync(_cloud.Link(Samples.Facts()), _cloud.SourceRole, _cloud.TargetRole);
        FakeRole role = _cloud.Source.Iam[link.SourceRoleName!];
        switch (what)
        {
            case "statement": role.Trust = role.Policy.With(s_theirs).ToJson(); break;
            case "statement that looks like ours": role.Trust = Seed.SourceTrust("$SCRAPER_ARN"); break;
            case "inline policy": role.Inline["Theirs"] = PolicyDocument.Parse(Seed.AssumeTarget); break;
            case "attached policy": _ = role.Attached.Add("arn:aws:iam::aws:policy/ReadOnlyAccess"); break;
            default: role.InstanceProfiles.Add("Theirs"); break;
        }

        _cloud.Calls.Clear();
        await Expect.FailureAsync(FailureId.RoleInUse, () => _cloud.RunAsync(link, new DeleteLinkRole(Side.Source, leaveForeign: false, _cloud.Retry)));
        Assert.Empty(_cloud.Calls.Writes);
    }

    [Fact]
    public async Task Tags_of_the_organisation_do_not_keep_a_role()
    {
        ScraperLink link = await _cloud.RunAsync(_cloud.Link(Samples.Facts()), _cloud.SourceRole, _cloud.TargetRole);
        _cloud.Source.Iam[link.SourceRoleName!].Tags["CostCenter"] = "42";
        await _cloud.RunAsync(link, new DeleteLinkRole(Side.Source, leaveForeign: false, _cloud.Retry));
        Assert.Empty(_cloud.Source.Iam.Roles);
    }

    [Fact]
    public async Task An_identity_that_was_named_for_a_side_must_be_of_its_account_before_the_other_side_is_written()
    {
        LinkFacts facts = LinkConsistency.Complete(Samples.Facts() with { Source = null, SourceAccount = null, SourceRole = RoleArn.Parse("arn:aws:iam::999988887777:role/Source") });
        ScraperLink link = new(LinkConsistency.Complete(facts), new LinkSession(_cloud.Source, _cloud.Target) { SourceIsNamed = true });
        await Expect.FailureAsync(FailureId.WrongAccount, () => _cloud.RunAsync(link, _cloud.TargetRole));
        Assert.Empty(_cloud.Calls.Writes);
    }

    private void Plant(string source, string target)
    {
        foreach (FakeRole role in new[] { _cloud.Source.Iam[source], _cloud.Target.Iam[target] })
        {
            role.Tags["XScrape:Shared"] = "true";
            role.Tags[Planted] = $"arn:aws:iam::111122223333:role/{source}";
        }
    }
}
