using XScrape.Arns;
using XScrape.Failures;
using XScrape.Identities;
using XScrape.Links;
using XScrape.Links.Sessions;
using XScrape.Links.Sides;
using XScrape.Tests.Fakes;

namespace XScrape.Tests.Provisioning;

public sealed class LinkAccountsTests
{
    private readonly FakeCloud _cloud = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_identity_of_another_account_is_found_before_the_first_write(bool source)
    {
        ScraperLink link = new(Samples.Facts(), source ? new LinkSession(_cloud.Target, _cloud.Target) : new LinkSession(_cloud.Source, _cloud.Source));
        XScrapeException failure = await Expect.FailureAsync(FailureId.WrongAccount, () => _cloud.RunAsync(link, source ? _cloud.SourceRole : _cloud.TargetRole));
        Assert.Contains(source ? "profile 'obs'" : "profile 'eks'", failure.Message);
        Assert.Equal(["GetCallerIdentity"], _cloud.Calls.All);
    }

    [Fact]
    public async Task An_account_that_nobody_named_is_the_callers()
    {
        ScraperLink link = await CheckAsync(new LinkFacts { Name = ScraperAlias.Parse("a"), Region = Region.Parse("us-west-2") }, LinkSides.Source);
        Assert.Equal(Samples.SourceAccount, link.SourceAccountId);
        Assert.Equal(Samples.TargetAccount, link.TargetAccountId);
    }

    [Fact]
    public async Task Only_the_accounts_that_will_be_written_to_are_asked()
    {
        await CheckAsync(Samples.Facts(), LinkSides.Target);
        Assert.Equal(1, _cloud.Calls.Count("GetCallerIdentity"));
        _cloud.Calls.Clear();
        await CheckAsync(Samples.Facts(), LinkSides.None);
        Assert.Empty(_cloud.Calls.All);
    }

    [Fact]
    public async Task An_account_that_is_not_allowed_is_never_asked()
    {
        await Expect.FailureAsync(FailureId.AccountNotAllowed, () => CheckAsync(Samples.Facts(), LinkSides.Both, Samples.SourceAccount));
        Assert.Empty(_cloud.Calls.All);
    }

    [Fact]
    public async Task The_callers_account_must_be_allowed_too() => await Expect.FailureAsync(
        FailureId.AccountNotAllowed,
        () => CheckAsync(new LinkFacts { Name = ScraperAlias.Parse("a"), Region = Region.Parse("us-west-2") }, LinkSides.Source, Samples.TargetAccount));

    [Fact]
    public async Task An_account_that_is_only_read_need_not_be_allowed() =>
        Assert.Equal(Samples.TargetAccount, (await CheckAsync(Samples.Facts(), LinkSides.Source, Samples.SourceAccount)).TargetAccountId);

    private Task<ScraperLink> CheckAsync(LinkFacts facts, LinkSides sides, params string[] allowed) =>
        LinkAccounts.CheckAsync(_cloud.Link(facts), sides, [.. allowed.Select(AccountId.Parse)], TestContext.Current.CancellationToken);
}
