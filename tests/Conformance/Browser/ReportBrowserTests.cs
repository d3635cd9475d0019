using XScrape.Conformance.Stage;
using XScrape.Diagnosis;
using XScrape.Links;
using XScrape.Reporting;
using XScrape.Tests.Reporting;

namespace XScrape.Conformance.Browser;

/// <summary>The report as a browser shows it.</summary>
public sealed class ReportBrowserTests(BrowserRun run) : IClassFixture<BrowserRun>
{
    private const string Shown = "Array.from(document.querySelectorAll('tbody tr')).filter(r => r.getClientRects().length)";

    private const string Hostile = "\"><script>document.title='owned'</script><img src=http://127.0.0.1:9/x onerror=alert(1)>' &amp; \u202Etxt.exe\u200F";

    [Fact]
    public async Task It_renders_and_nothing_but_the_file_itself_is_asked_for()
    {
        await using BrowserPage page = await OpenAsync(SampleReport.Of(300));
        Assert.Equal(300, await page.ReadAsync<int>(Shown + ".length"));
        Assert.Equal(300, await page.ReadAsync<int>("document.querySelectorAll('.map .cell').length"));
        Assert.Equal("rgb(246, 247, 249)", await page.ReadAsync<string>("getComputedStyle(document.body).backgroundColor"));
        Assert.True(await page.ReadAsync<bool>("document.querySelector('.map svg').getBoundingClientRect().width > 900"));
        Assert.True(await page.ReadAsync<bool>("Array.from(document.querySelectorAll('.map .cell, .tile .icon')).every(c => c.getBoundingClientRect().width > 10 && c.getBoundingClientRect().width < 20)"));
        await DoesNothingElseAsync(page);
    }

    [Fact]
    public async Task It_filters_by_text_and_by_state()
    {
        await using BrowserPage page = await OpenAsync(SampleReport.Of(300));
        await page.DoAsync("var f = document.getElementById('find'); f.value = 'STAGING 111122200004'; f.dispatchEvent(new Event('input'))");
        int found = await page.ReadAsync<int>(Shown + ".length");
        Assert.InRange(found, 1, 20);
        Assert.Equal(found, await page.ReadAsync<int>(Shown + ".filter(r => /staging/.test(r.textContent) && /111122200004/.test(r.textContent)).length"));
        Assert.Equal($"{found} of 300 links", await page.ReadAsync<string>("document.getElementById('count').textContent"));
        Assert.Equal(found, await page.ReadAsync<int>("document.querySelectorAll('article:not([hidden])').length"));
        Assert.Equal(300 - found, await page.ReadAsync<int>("document.querySelectorAll('.map .dim').length"));
        await page.DoAsync("var f = document.getElementById('find'); f.value = ''; f.dispatchEvent(new Event('input')); document.querySelector('button[data-state=sound]').click()");
        Assert.Equal("false", await page.ReadAsync<string>("document.querySelector('button[data-state=sound]').getAttribute('aria-pressed')"));
        Assert.Equal(0, await page.ReadAsync<int>(Shown + ".filter(r => /Sound/.test(r.textContent)).length"));
        Assert.InRange(await page.ReadAsync<int>(Shown + ".length"), 1, 100);
        await DoesNothingElseAsync(page);
    }

    [Fact]
    public async Task It_sorts_with_the_keyboard_and_says_so()
    {
        const string Names = "Array.from(document.querySelectorAll('tbody th')).map(c => c.textContent).join()";
        const string Sort = "document.querySelectorAll('thead th')[0].getAttribute('aria-sort')";
        await using BrowserPage page = await OpenAsync(SampleReport.Of(12));
        Assert.Equal("none", await page.ReadAsync<string>(Sort));
        await page.DoAsync("document.querySelector('thead button').focus()");
        await page.PressAsync("Enter", 13);
        Assert.Equal("ascending", await page.ReadAsync<string>(Sort));
        Assert.Equal("prod-1,prod-2,prod-4,prod-5,prod-7,prod-8,prod-10,prod-11,staging-3,staging-6,staging-9,staging-12", await page.ReadAsync<string>(Names));
        await page.PressAsync("Enter", 13);
        Assert.Equal("descending", await page.ReadAsync<string>(Sort));
        Assert.StartsWith("staging-12,staging-9", await page.ReadAsync<string>(Names));
    }

    [Fact]
    public async Task Sorted_by_state_the_worst_comes_first()
    {
        await using BrowserPage page = await OpenAsync(SampleReport.Of(300));
        await page.DoAsync("document.querySelectorAll('thead button')[1].click()");
        Assert.Equal("Broken", await page.ReadAsync<string>("document.querySelector('tbody tr').cells[1].textContent"));
        await page.DoAsync("document.querySelectorAll('thead button')[7].click(); document.querySelectorAll('thead button')[7].click()");
        Assert.Equal("1 of 12 failed", await page.ReadAsync<string>("document.querySelector('tbody tr').cells[7].textContent"));
    }

    [Fact]
    public async Task The_first_stop_of_the_keyboard_skips_to_the_table()
    {
        await using BrowserPage page = await OpenAsync(SampleReport.Of(3));
        await page.PressAsync("Tab", 9);
        Assert.Equal("#table", await page.ReadAsync<string>("document.activeElement.getAttribute('href')"));
        Assert.True(await page.ReadAsync<bool>("document.activeElement.getBoundingClientRect().left >= 0"));
        await page.PressAsync("Enter", 13);
        Assert.Equal("#table", await page.ReadAsync<string>("location.hash"));
    }

    [Fact]
    public async Task Hostile_texts_stay_text()
    {
        ScraperLink link = SampleReport.Link(1, 1, Hostile);
        Finding finding = new(link, Hostile, FindingSeverity.Error, false, Hostile) { Seen = Hostile, Wanted = Hostile, Fix = Hostile };
        await using BrowserPage page = await OpenAsync(Report.Of(Hostile, SampleReport.Time, [new ReportEntry(link, finding), new ReportEntry(null, finding)]));
        Assert.Equal(0, await page.ReadAsync<int>("document.images.length"));
        Assert.Equal(1, await page.ReadAsync<int>("document.scripts.length"));
        string seen = await page.ReadAsync<string>("document.querySelector('h1').textContent");
        Assert.Equal(Hostile.Replace("\u202E", "[U+202E]").Replace("\u200F", "[U+200F]"), seen);
        Assert.StartsWith("\"><script>", await page.ReadAsync<string>("document.title"));
        await DoesNothingElseAsync(page);
    }

    [Fact]
    public async Task It_can_be_read_without_its_script()
    {
        await using BrowserPage page = await OpenAsync(SampleReport.Of(300), scripts: false);
        Assert.Equal(300, await page.ReadAsync<int>(Shown + ".length"));
        Assert.Equal(0, await page.ReadAsync<int>("document.getElementById('controls').getClientRects().length"));
        Assert.Equal(0, await page.ReadAsync<int>("document.querySelectorAll('thead button').length"));
        Assert.Equal(300, await page.ReadAsync<int>("document.querySelectorAll('article').length"));
        await DoesNothingElseAsync(page);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Text_has_contrast_enough(bool dark)
    {
        await using BrowserPage page = await OpenAsync(SampleReport.Of(60), dark: dark);
        string weak = await page.ReadAsync<string>(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Browser", "contrast.js"), TestContext.Current.CancellationToken));
        Assert.Equal(string.Empty, weak);
    }

    [Fact]
    public async Task On_paper_there_are_no_controls_and_nothing_is_folded()
    {
        await using BrowserPage page = await OpenAsync(SampleReport.Of(3), medium: "print");
        await page.DoAsync("window.dispatchEvent(new Event('beforeprint'))");
        Assert.Equal(0, await page.ReadAsync<int>("document.getElementById('controls').getClientRects().length"));
        Assert.Equal(0, await page.ReadAsync<int>("document.querySelectorAll('details:not([open])').length"));
        Assert.True(await page.ReadAsync<int>("document.querySelectorAll('details[open]').length") > 3);
    }

    /// <summary>The pictures of the README: XSCRAPE_PICTURES=1 puts them into docs/images.</summary>
    [Theory]
    [InlineData(3, false, 1030)]
    [InlineData(3, true, 1030)]
    [InlineData(300, false, 1560)]
    [InlineData(300, true, 1560)]
    public async Task Its_picture_is_worth_showing(int links, bool dark, int height)
    {
        await using BrowserPage page = await OpenAsync(SampleReport.Of(links), dark: dark);
        byte[] picture = await page.PictureAsync(1280, height);
        Assert.InRange(picture.Length, 10_000, 200_000);
        if (Environment.GetEnvironmentVariable("XSCRAPE_PICTURES") == "1")
        {
            string folder = Directory.CreateDirectory(Path.Combine(Checkout.Root, "docs", "images")).FullName;
            await File.WriteAllBytesAsync(Path.Combine(folder, $"report-{links}-{(dark ? "dark" : "light")}.webp"), picture, TestContext.Current.CancellationToken);
        }
    }

    private async Task<BrowserPage> OpenAsync(Report report, bool scripts = true, bool dark = false, string? medium = null) =>
        await BrowserPage.OpenAsync(await run.BrowserAsync(), await run.WriteAsync(SampleReport.Page(report)), scripts, dark, medium: medium);

    private static async Task DoesNothingElseAsync(BrowserPage page)
    {
        // An answer after all that was said before.
        _ = await page.ReadAsync<bool>("true");
        Assert.Empty(page.Complaints);
        Assert.All(page.Requests, r => Assert.True(r.StartsWith("file:", StringComparison.Ordinal) || r == "data:,", r));
        Assert.Single(page.Requests, r => r.StartsWith("file:", StringComparison.Ordinal));
    }
}
