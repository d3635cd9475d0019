using System.Globalization;
using XScrape.Simulator.Tests.Support;

namespace XScrape.Simulator.Tests.Http;

public sealed class ConcurrencyTests : IDisposable
{
    private readonly Stage _stage = new(options => options with { ScraperQuota = 1000 });

    public void Dispose() => _stage.Dispose();

    [Fact]
    public async Task Calls_side_by_side_do_not_lose_each_others_effect()
    {
        (await _stage.IamAsync(Stage.Source, "CreateRole", ("RoleName", "Shared"), ("AssumeRolePolicyDocument", Stage.SourceTrust("x")))).Ok();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => WorkAsync(i.ToString(CultureInfo.InvariantCulture)))));
        Assert.Equal(40, (await _stage.IamAsync(Stage.Source, "ListRoleTags", ("RoleName", "Shared"))).Ok().Values("Key").Count);
        Assert.Equal(40, (await _stage.AmpAsync(Stage.Source, "GET", "/scrapers")).Ok().Json.GetProperty("scrapers").GetArrayLength());
        Assert.Equal(0, _stage.Simulator.Calls.Errors);
    }

    private async Task WorkAsync(string i)
    {
        (await _stage.IamAsync(Stage.Source, "TagRole", ("RoleName", "Shared"), ("Tags.member.1.Key", "k" + i), ("Tags.member.1.Value", "v"))).Ok();
        (await _stage.IamAsync(Stage.Source, "CreateRole", ("RoleName", "R" + i), ("AssumeRolePolicyDocument", Stage.SourceTrust("x")))).Ok();
        await _stage.MakeScraperAsync(Stage.NewScraper("s" + i));
        (await _stage.IamAsync(Stage.Source, "DeleteRole", ("RoleName", "R" + i))).Ok();
    }
}
