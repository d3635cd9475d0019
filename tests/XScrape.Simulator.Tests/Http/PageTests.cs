using System.Globalization;
using XScrape.Simulator.Tests.Support;

namespace XScrape.Simulator.Tests.Http;

/// <summary>AWS may send fewer items than were asked for and still have more: https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html.</summary>
public sealed class PageTests : IDisposable
{
    private readonly Stage _stage = new(options => options with { MaxPageSize = 1 });

    public void Dispose() => _stage.Dispose();

    [Fact]
    public async Task Every_list_can_be_cut_to_small_pages()
    {
        foreach (int i in Enumerable.Range(0, 2))
        {
            await _stage.MakeScraperAsync(Stage.NewScraper("s" + i.ToString(CultureInfo.InvariantCulture)));
        }

        Assert.Equal("true", (await _stage.IamAsync(Stage.Source, "ListRoles", ("MaxItems", "100"))).Ok().Value("IsTruncated"));
        Assert.True((await _stage.AmpAsync(Stage.Source, "GET", "/scrapers", null, "maxResults=100")).Ok().Json.TryGetProperty("nextToken", out _));
        Assert.True((await _stage.RestAsync(Stage.Source, "eks", "GET", "/clusters/prod-1/access-entries")).Ok().Json.TryGetProperty("nextToken", out _));
        Answer first = (await _stage.FormAsync(Stage.Source, "ec2", "DescribeSubnets")).Ok();
        Answer second = (await _stage.FormAsync(Stage.Source, "ec2", "DescribeSubnets", ("NextToken", first.Value("nextToken")!))).Ok();
        Assert.NotEqual(first.Value("subnetId"), second.Value("subnetId"));
        Assert.Null(second.Value("nextToken"));
    }
}
