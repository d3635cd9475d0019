using XScrape.Cloud.Ec2;
using XScrape.Failures;
using XScrape.Links;
using XScrape.Links.Sessions;
using XScrape.Provisioning;
using XScrape.Provisioning.Scrapers;
using XScrape.Scrapers;
using XScrape.Tests.Fakes;

namespace XScrape.Tests.Provisioning;

public sealed class SubnetPickerTests
{
    private readonly FakeCloud _cloud = new();

    [Fact]
    public async Task A_cluster_is_read_once_for_all_links_of_a_command()
    {
        SubnetPicker picker = new();
        foreach (string name in new[] { "a", "b", "c" })
        {
            Assert.Equal("subnet-1;subnet-2;subnet-3", (await picker.PickAsync(Link(name), null, CancellationToken.None)).Ids.ToString());
        }

        Assert.Equal((1, 1), (_cloud.Calls.Count("DescribeCluster"), _cloud.Calls.Count("DescribeSubnets")));
    }

    [Theory]
    [InlineData(30, 0, 0, false, "Only one Availability Zone", "subnet-1 in us-west-2a, 30 free addresses")]
    [InlineData(30, 20, 0, true, "no private subnets with free addresses in two Availability Zones", "subnet-2 in us-west-2b, 20 free addresses, public")]
    [InlineData(30, 0, 0, true, "no private subnets with free addresses in any Availability Zone", "subnet-1 in us-west-2a, 30 free addresses, public")]
    public async Task What_is_not_as_AWS_wants_it_is_told_once_with_the_choice(int first, int second, int third, bool isPublic, string why, string chosen)
    {
        Fill(isPublic, first, second, third);
        SubnetPicker picker = new();
        LinkJournal[] journals = [await PickAsync("a"), await PickAsync("b")];

        Assert.Contains(journals[0].TakeWarnings(), w => w.Contains(why, StringComparison.Ordinal) && w.Contains(chosen, StringComparison.Ordinal));
        Assert.Empty(journals[1].TakeWarnings());

        async Task<LinkJournal> PickAsync(string name)
        {
            ScraperLink link = Link(name);
            _ = await picker.PickAsync(link, null, CancellationToken.None);
            return link.Session.Journal;
        }
    }

    [Fact]
    public async Task Private_subnets_of_two_zones_need_no_word()
    {
        ScraperLink link = Link("a");
        _ = await new SubnetPicker().PickAsync(link, null, CancellationToken.None);
        Assert.Empty(link.Session.Journal.TakeWarnings());
    }

    [Fact]
    public async Task Where_every_subnet_is_full_none_is_chosen()
    {
        Fill(false, 0, 0, 0);
        await Expect.FailureAsync(FailureId.SubnetNeeded, () => new SubnetPicker().PickAsync(Link("a"), null, CancellationToken.None));
    }

    [Fact]
    public async Task What_may_not_be_read_is_not_guessed()
    {
        _cloud.Calls.Fail("DescribeSubnets", 1, FailureId.AccessDenied, "no.");
        XScrapeException failure = await Expect.FailureAsync(FailureId.SubnetNeeded, () => new SubnetPicker().PickAsync(Link("a"), null, CancellationToken.None));
        Assert.Contains("-SubnetId", failure.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_failure_stays_what_it_is()
    {
        _cloud.Calls.Fail("DescribeSubnets", 1, FailureId.Throttled, "slow.");
        await Expect.FailureAsync(FailureId.Throttled, () => new SubnetPicker().PickAsync(Link("a"), null, CancellationToken.None));
    }

    [Fact]
    public async Task Without_a_choice_no_role_is_made()
    {
        Fill(false, 0, 0, 0);
        ConnectLink connect = new(_cloud.SourceRole, _cloud.TargetRole, _cloud.Scraper, _cloud.Bind, new ScraperListCache(), _cloud.Clock);
        await Expect.FailureAsync(FailureId.SubnetNeeded, () => connect.RunAsync(connect.Prepare(Link("a")), CancellationToken.None));
        Assert.Empty(_cloud.Calls.Writes);
    }

    [Fact]
    public async Task Given_subnets_are_taken_as_they_are_and_nothing_is_read()
    {
        await _cloud.RunAsync(_cloud.Link(Samples.FactsWithRoles()), _cloud.SourceRole, _cloud.Scraper);
        Assert.Equal("subnet-1;subnet-2", Assert.Single(_cloud.Source.Amp.Requests).Subnets.ToString());
        Assert.Equal(0, _cloud.Calls.Count("DescribeSubnets"));
    }

    private ScraperLink Link(string name) => _cloud.Link(Samples.Facts(name) with { Subnets = null });

    private void Fill(bool isPublic, params int[] free)
    {
        List<Ec2Subnet> subnets = _cloud.Source.Ec2.Subnets;
        Ec2Subnet[] filled = [.. subnets.Select((s, i) => s with { FreeAddresses = free[i], IsPublic = isPublic })];
        subnets.Clear();
        subnets.AddRange(filled);
    }
}
