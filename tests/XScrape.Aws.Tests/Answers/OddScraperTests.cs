using XScrape.Aws.Tests.Support;
using XScrape.Cloud.Amp;

namespace XScrape.Aws.Tests.Answers;

/// <summary>One odd scraper does not hide the others, and is named.</summary>
public sealed class OddScraperTests
{
    private const string Odd = "arn:aws:aps:us-west-2:111122223333:scraper/s-odd";

    private static readonly string s_sound = $$$"""{"scraperId":"s-1","arn":"{{{WireSamples.ScraperArnText}}}","status":{"statusCode":"ACTIVE"}}""";

    public static TheoryData<string, string> Members => new()
    {
        { "\"createdAt\":1e300", "createdAt" },
        { "\"createdAt\":-1e11", "createdAt" },
        { "\"createdAt\":253402300800", "createdAt" },
        { "\"createdAt\":[]", "createdAt" },
        { "\"lastModifiedAt\":\"yesterday\"", "lastModifiedAt" },
        { "\"tags\":{\"k\":\"a\",\"k\":\"b\"}", "'k'" },
        { "\"alias\":\"no alias!\"", "no alias!" },
        { "\"source\":{\"eksConfiguration\":{\"clusterArn\":\"x\"}}", "x" },
        { "\"destination\":{\"ampConfiguration\":{\"workspaceArn\":\"x\"}}", "x" },
        { "\"roleConfiguration\":{\"sourceRoleArn\":\"x\",\"targetRoleArn\":\"x\"}", "x" },
    };

    [Theory]
    [MemberData(nameof(Members))]
    public async Task What_can_be_read_is_read_and_the_odd_member_is_told(string member, string told)
    {
        using Bench bench = new();
        bench.Net.Answer($$$"""{"scrapers":[{"scraperId":"s-odd","arn":"{{{Odd}}}","status":{"statusCode":"ACTIVE"},{{{member}}}},{{{s_sound}}}]}""");

        IReadOnlyList<Scraper> all = await bench.Account.Amp.ListScrapersAsync(new ScraperFilter(), Bench.Stop);

        Assert.Equal([Odd, WireSamples.ScraperArnText], all.Select(s => s.Arn.ToString()));
        Assert.Contains(bench.Log.Notices, n => n.Contains(Odd, StringComparison.Ordinal) && n.Contains(told, StringComparison.Ordinal));
        Assert.All(bench.Log.Notices, n => Assert.DoesNotContain("s-1", n, StringComparison.Ordinal));
        Assert.DoesNotContain("k", all[0].Tags.Keys);
    }

    [Theory]
    [InlineData("""{"scraperId":"s-odd","arn":"nonsense","status":{"statusCode":"ACTIVE"}}""", "nonsense")]
    [InlineData("""{"scraperId":"s-odd","status":{"statusCode":"ACTIVE"}}""", "s-odd")]
    [InlineData("[]", "neither ARN nor id")]
    public async Task A_scraper_that_cannot_be_read_at_all_is_left_out_and_told(string scraper, string told)
    {
        using Bench bench = new();
        bench.Net.Answer($$"""{"scrapers":[{{scraper}},{{s_sound}}]}""");

        IReadOnlyList<Scraper> all = await bench.Account.Amp.ListScrapersAsync(new ScraperFilter(), Bench.Stop);

        Assert.Equal(WireSamples.ScraperArnText, Assert.Single(all).Arn.ToString());
        Assert.Contains(told, Assert.Single(bench.Log.Notices), StringComparison.Ordinal);
    }
}
