using XScrape.Cloud.Amp;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Links.Sides;
using XScrape.Policies.Trust;
using XScrape.Provisioning;
using XScrape.Provisioning.Roles;
using XScrape.Provisioning.Scrapers;
using XScrape.Provisioning.Trust;
using XScrape.Tests.Fakes;
using XScrape.Waiting;

namespace XScrape.Tests.Provisioning;

/// <summary>What a removal finds, refuses and leaves is said, and nothing is called removed that stands.</summary>
public sealed class RemovalTests
{
    private const string Foreign = "arn:aws:iam::999900001111:role/Other";

    private readonly FakeCloud _cloud = new();

    [Theory]
    [InlineData("scraper")]
    [InlineData("roles")]
    [InlineData("all")]
    public async Task A_name_that_nothing_has_is_told(string what)
    {
        await MakeAsync();
        _cloud.Calls.Clear();
        ScraperLink link = _cloud.Link(Samples.Facts("typo") with { Source = null, Destination = null });
        Removal removal = Of(what);
        Assert.Null(await removal.FindAsync(link, CancellationToken.None));
        ScraperLink after = await RunAsync(removal, link);
        Assert.Contains("Nothing was found for link 'typo'", Assert.Single(after.Session.Journal.TakeWarnings()));
        Assert.NotEqual(TrustState.Pending, after.Trust);
        Assert.NotEqual(TrustState.Bound, after.Trust);
        Assert.Empty(_cloud.Calls.Writes);
    }

    [Theory]
    [InlineData("scraper")]
    [InlineData("all")]
    public async Task A_question_names_what_was_found(string what)
    {
        ScraperLink made = await MakeAsync();
        ScraperLink? found = await Of(what).FindAsync(ByName(), CancellationToken.None);
        Assert.Contains(made.ScraperArn!, Of(what).Target(found!));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Roles_of_a_scraper_that_is_there_are_refused_from_the_pipeline_as_by_name(bool fromPipeline)
    {
        ScraperLink made = await MakeAsync();
        _cloud.Calls.Clear();
        ScraperLink link = fromPipeline ? made : ByName();
        XScrapeException failure = await Expect.FailureAsync(FailureId.RoleInUse, () => RunAsync(Of("roles"), link));
        Assert.Contains(made.ScraperArn!, failure.Message);
        await Expect.FailureAsync(FailureId.RoleInUse, () => Of("roles").PlanAsync(link.With(LinkRoles.NamedIfMissing), CancellationToken.None));
        Assert.Empty(_cloud.Calls.Writes);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Roles_of_a_scraper_that_is_gone_are_removed_from_the_pipeline_as_by_name(bool fromPipeline)
    {
        ScraperLink made = await MakeAsync();
        _cloud.Source.Amp.Scrapers.Clear();
        await RunAsync(Of("roles"), fromPipeline ? made : ByName());
        Assert.Empty(_cloud.Source.Iam.Roles);
        Assert.Empty(_cloud.Target.Iam.Roles);
    }

    [Fact]
    public async Task A_tag_of_a_scraper_that_is_gone_keeps_no_role()
    {
        ScraperLink made = await MakeAsync();
        Assert.Single(_cloud.Target.Iam.Roles).Value.Tags["XScrape:Scraper:us-west-2:s-stale"] = made.SourceRoleArn!;
        ScraperLink after = await RunAsync(Of("all"), made);
        Assert.Empty(_cloud.Target.Iam.Roles);
        Assert.Equal(TrustState.None, after.Trust);
        Assert.Empty(after.Session.Journal.TakeWarnings());
    }

    [Fact]
    public async Task A_role_that_another_account_may_use_is_left_and_told()
    {
        ScraperLink made = await MakeAsync();
        FakeRole target = Assert.Single(_cloud.Target.Iam.Roles).Value;
        target.Tags["XScrape:Scraper:us-west-2:s-foreign"] = Foreign;
        ScraperLink after = await RunAsync(Of("all"), made);
        Assert.Single(_cloud.Target.Iam.Roles);
        Assert.Empty(_cloud.Source.Iam.Roles);
        string warning = Assert.Single(after.Session.Journal.TakeWarnings());
        Assert.Contains(target.Arn.ToString(), warning);
        Assert.Contains("s-foreign", warning);
        Assert.Contains("aws iam untag-role", warning);
        Assert.NotEqual(TrustState.None, after.Trust);
        Assert.Contains("is left", after.StatusReason);
    }

    private Removal Of(string what)
    {
        TrustSettings trust = new(_cloud.Retry, _cloud.Clock);
        DeleteLinkScraper scraper = new(new StatusWait(new WaitSettings(), _cloud.Clock));
        return what switch
        {
            "scraper" => new Removal(scraper, RemovedParts.Scraper),
            "roles" => new Removal(new WithoutScraper(new OperationSequence("Remove both roles", [Role(Side.Target, false), Role(Side.Source, false)])), RemovedParts.Roles),
            _ => new Removal(new OperationSequence("Disconnect", [new FindLinkScraper(trust), new UnbindTrust(trust), scraper, Role(Side.Target, true), Role(Side.Source, true)]), RemovedParts.All),
        };
    }

    private DeleteLinkRole Role(Side which, bool leaveForeign) => new(which, leaveForeign, _cloud.Retry);

    private async Task<ScraperLink> MakeAsync()
    {
        ScraperLink made = await _cloud.RunAllAsync(Samples.Facts());
        _cloud.Source.Amp.Set(made.ScraperId!, LinkStatus.Active);
        return made;
    }

    private ScraperLink ByName() => _cloud.Link(Samples.Facts() with { Source = null, Destination = null });

    private static Task<ScraperLink> RunAsync(Removal removal, ScraperLink link) => removal.RunAsync(removal.Prepare(link), CancellationToken.None);
}
