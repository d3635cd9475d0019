using XScrape.Arns;
using XScrape.Cloud;
using XScrape.Failures;
using XScrape.Identities;
using XScrape.Links;
using XScrape.Links.Sessions;
using XScrape.Tests.Fakes;

namespace XScrape.Tests.Identities;

public sealed class LinkIdentitiesTests
{
    private static readonly CloudKeys s_keys = new("AKIAEXAMPLE", "secret", null);

    private static readonly RoleArn s_deploy = RoleArn.Parse("arn:aws:iam::111122223333:role/deploy");

    private readonly FakeProvider _provider = new();

    [Fact]
    public void A_sides_own_parameters_come_first()
    {
        LinkSession session = Open(
            new IdentityArguments
            {
                Source = new SideArguments { ProfileName = "side" },
                Target = new SideArguments { Credential = new Credential("target") },
                Base = new CloudIdentity { ProfileName = "base" },
                Stored = new Credential("stored"),
                ProfileLocation = "file",
            },
            Samples.Facts(),
            fromData: true);
        Assert.Equal(new CloudIdentity { ProfileName = "side", ProfileLocation = "file" }, session.Source.Identity);
        Assert.Equal("target", session.Target.Identity.Credential?.ToString());
        Assert.Null(session.Target.Identity.ProfileName);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void A_row_never_replaces_a_sides_own_identity(bool source, bool byRole)
    {
        SideArguments side = byRole ? new SideArguments { Credential = new Credential("mine") } : new SideArguments { ProfileName = "mine" };
        LinkFacts row = byRole
            ? Samples.Facts() with { SourceAssumeRole = source ? s_deploy : null, TargetAssumeRole = source ? null : s_deploy }
            : Samples.Facts() with { SourceProfileName = source ? "row" : null, TargetProfileName = source ? null : "row" };
        IdentityArguments arguments = source ? new IdentityArguments { Source = side } : new IdentityArguments { Target = side };
        XScrapeException failure = Expect.Failure(FailureId.LinkConflict, () => Open(arguments, row, fromData: true));
        Assert.Contains(source ? "Source" : "Target", failure.Message);
        Assert.Empty(_provider.Opened);
    }

    [Fact]
    public void A_row_that_says_the_same_as_the_command_is_no_conflict()
    {
        IdentityArguments arguments = new() { Source = new SideArguments { ProfileName = "hub", AssumeRole = s_deploy, ExternalId = "x" }, Target = new SideArguments { ProfileName = "obs" } };
        LinkSession session = Open(arguments, Samples.Facts() with { SourceProfileName = "hub", SourceAssumeRole = s_deploy, TargetProfileName = "obs" }, fromData: true);
        Assert.Equal(new CloudIdentity { ProfileName = "hub", AssumeRoleArn = s_deploy.ToString(), ExternalId = "x" }, session.Source.Identity);
    }

    [Fact]
    public void The_external_id_of_the_commands_role_is_not_sent_for_a_rows()
    {
        IdentityArguments arguments = new() { Base = new CloudIdentity { ProfileName = "hub" }, Source = new SideArguments { ExternalId = "secret-id" } };
        Expect.Failure(FailureId.LinkConflict, () => Open(arguments, Samples.Facts() with { SourceAssumeRole = s_deploy }, fromData: true));
        Assert.Empty(_provider.Opened);
    }

    [Fact]
    public void Then_comes_the_profile_of_the_row()
    {
        LinkSession session = Open(new IdentityArguments { Base = new CloudIdentity { ProfileName = "base" }, Stored = new Credential("stored") }, Row("row"), fromData: true);
        Assert.Equal("row", session.Source.Identity.ProfileName);
        Assert.Equal("row", session.Target.Identity.ProfileName);
    }

    [Fact]
    public void Then_come_AWS_Tools_own_parameters_for_both_sides()
    {
        LinkSession session = Open(new IdentityArguments { Base = new CloudIdentity { Keys = s_keys }, Stored = new Credential("stored") }, Samples.Facts(), fromData: true);
        Assert.Equal(s_keys, session.Source.Identity.Keys);
        Assert.Same(session.Source, session.Target);
    }

    [Fact]
    public void Then_comes_what_the_shell_has_stored() => Assert.Equal(
        "stored", Open(new IdentityArguments { Stored = new Credential("stored") }, Samples.Facts(), fromData: true).Source.Identity.Credential?.ToString());

    [Fact]
    public void Only_a_command_without_any_link_falls_back_on_the_default_credentials() =>
        Assert.False(Open(new IdentityArguments(), Samples.Facts(), fromData: false).Source.Identity.IsExplicit);

    [Theory]
    [InlineData(null, null)]
    [InlineData("eks", null)]
    [InlineData(null, "obs")]
    public async Task A_row_that_names_no_identity_never_falls_back(string? source, string? target)
    {
        XScrapeException failure = await Expect.FailureAsync(FailureId.IdentityNeeded, async () =>
        {
            LinkSession session = Open(new IdentityArguments(), Samples.Facts() with { SourceProfileName = source, TargetProfileName = target }, fromData: true);
            await session.Source.GetCallerIdentityAsync(TestContext.Current.CancellationToken);
            await session.Target.GetCallerIdentityAsync(TestContext.Current.CancellationToken);
        });
        Assert.Contains(source is null ? "source account" : "target account", failure.Message);
        Assert.DoesNotContain(_provider.Opened, i => !i.IsExplicit);
    }

    [Fact]
    public void A_role_to_assume_comes_on_top_of_the_identity()
    {
        LinkSession session = Open(
            new IdentityArguments { Base = new CloudIdentity { ProfileName = "hub" }, Target = new SideArguments { AssumeRole = s_deploy, ExternalId = "x" } },
            Samples.Facts() with { SourceAssumeRole = s_deploy },
            fromData: true);
        Assert.Equal(new CloudIdentity { ProfileName = "hub", AssumeRoleArn = s_deploy.ToString() }, session.Source.Identity);
        Assert.Equal(new CloudIdentity { ProfileName = "hub", AssumeRoleArn = s_deploy.ToString(), ExternalId = "x" }, session.Target.Identity);
    }

    [Fact]
    public void A_live_link_keeps_its_own_identities()
    {
        ScraperLink live = Live();
        ScraperLink next = Identities(new IdentityArguments { Base = new CloudIdentity { ProfileName = "base" }, Stored = new Credential("stored") }).Open(live, fromData: false, "row 2");
        Assert.Same(live.Session.Source, next.Session.Source);
        Assert.Same(live.Session.Target, next.Session.Target);
        Assert.Equal("row 2", next.Session.Origin.Record);
    }

    [Fact]
    public void A_side_given_to_a_live_link_replaces_that_side_only()
    {
        ScraperLink live = Live();
        ScraperLink next = Identities(new IdentityArguments { Target = new SideArguments { ProfileName = "other" } }).Open(live, fromData: false, null);
        Assert.Same(live.Session.Source, next.Session.Source);
        Assert.Equal("other", next.Session.Target.Identity.ProfileName);
        Assert.Equal("eks", next.SourceProfileName);
        Assert.Equal("other", next.TargetProfileName);
    }

    [Fact]
    public void A_role_to_assume_for_a_live_link_is_assumed_by_the_links_identity()
    {
        ScraperLink next = Identities(new IdentityArguments { Source = new SideArguments { AssumeRole = s_deploy } }).Open(Live(), fromData: false, null);
        Assert.Equal(new CloudIdentity { ProfileName = "eks", AssumeRoleArn = s_deploy.ToString() }, next.Session.Source.Identity);
    }

    [Fact]
    public void A_live_link_keeps_its_endpoint()
    {
        Uri endpoint = new("http://localhost:1");
        ScraperLink first = Identities(new IdentityArguments { Base = new CloudIdentity { ProfileName = "a" }, Endpoint = endpoint }).Open(new StoredLink(Samples.Facts()), fromData: false, null);
        ScraperLink next = Identities(new IdentityArguments { Source = new SideArguments { ProfileName = "b" }, Endpoint = new Uri("http://localhost:2") }).Open(first, fromData: false, null);
        Assert.Equal(endpoint, next.Session.Source.Site.Endpoint);
    }

    [Fact]
    public void The_Region_is_the_links_then_the_parameters_then_the_shells_then_the_profiles()
    {
        IdentityArguments all = new() { Base = new CloudIdentity { ProfileName = "a" }, Region = Region.Parse("us-east-1"), StoredRegion = Region.Parse("us-east-2") };
        LinkFacts none = new() { Name = ScraperAlias.Parse("a") };
        Assert.Equal("us-west-2", Open(all, Samples.Facts(), fromData: false).Source.Site.Region.ToString());
        Assert.Equal("us-east-1", Open(all, none, fromData: false).Source.Site.Region.ToString());
        Assert.Equal("us-east-2", Open(all with { Region = null }, none, fromData: false).Source.Site.Region.ToString());
        LinkIdentities profile = new(all with { Region = null, StoredRegion = null }, new CloudAccounts(new FakeProvider { Region = "ca-central-1" }));
        Assert.Equal("ca-central-1", profile.Open(new StoredLink(none), false, null).Region);
    }

    [Fact]
    public void No_Region_at_all_is_told() => Expect.Failure(
        FailureId.MissingValue, () => Open(new IdentityArguments { Base = new CloudIdentity { ProfileName = "a" } }, new LinkFacts(), fromData: false));

    private static LinkFacts Row(string profile) => Samples.Facts() with { SourceProfileName = profile, TargetProfileName = profile };

    private LinkIdentities Identities(IdentityArguments arguments) => new(arguments, new CloudAccounts(_provider));

    private LinkSession Open(IdentityArguments arguments, LinkFacts facts, bool fromData) =>
        Identities(arguments).Open(new StoredLink(facts), fromData, null).Session;

    private static ScraperLink Live() => new FakeCloud().Link(Samples.Facts());

    private sealed class Credential(string name) : ICredentialSource
    {
        public CloudKeys Read() => s_keys;

        public override string ToString() => name;
    }
}
