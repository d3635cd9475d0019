using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using XScrape.Diagnosis;
using XScrape.Links;
using XScrape.Links.Sessions;
using XScrape.Reporting;

namespace XScrape.Tests.Reporting;

/// <summary>The page as a document: well-formed, closed to the outside, everything from AWS as text.</summary>
public sealed partial class ReportPageTests
{
    private const string Hostile = "\"><script>alert(1)</script><img src=x onerror=alert(1)>' & \u202Eevil\u200F </title></style>";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(30)]
    [InlineData(31)]
    [InlineData(300)]
    public void It_is_well_formed_and_each_link_has_a_row_and_details(int links)
    {
        XDocument page = Parse(SampleReport.Of(links));
        XElement[] rows = [.. page.Descendants().Where(e => e.Name.LocalName == "tr" && e.Parent!.Name.LocalName == "tbody")];
        Assert.Equal(links, rows.Length);
        Assert.Equal(rows.Select(r => r.Descendants().First(e => e.Name.LocalName == "a").Attribute("href")!.Value[1..]), page.Descendants().Where(e => e.Name.LocalName == "article").Select(e => e.Attribute("id")!.Value));
    }

    [Fact]
    public void The_policy_lets_in_this_style_and_this_script_and_nothing_else()
    {
        XDocument page = Parse(SampleReport.Of(3));
        string policy = page.Descendants().Single(e => e.Attribute("http-equiv")?.Value == "Content-Security-Policy").Attribute("content")!.Value;
        Assert.Equal(
            $"default-src 'none'; script-src {HashOf(page, "script")}; style-src {HashOf(page, "style")}; img-src data:; base-uri 'none'; form-action 'none'",
            policy);
    }

    [Fact]
    public void Nothing_in_it_needs_more_than_the_policy_allows()
    {
        XDocument page = Parse(SampleReport.Of(40));
        Assert.DoesNotContain(page.Descendants().Attributes(), a => a.Name.LocalName == "style" || a.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase) || a.Name.LocalName is "src" or "srcset" or "action");
        foreach (XAttribute link in page.Descendants().Attributes("href"))
        {
            Assert.True(link.Value.StartsWith('#') || link.Value == "data:," || (link.Parent!.Name.LocalName == "a" && link.Value.StartsWith("https://", StringComparison.Ordinal)), link.Value);
        }
    }

    [Fact]
    public void Every_anchor_is_there_once()
    {
        XDocument page = Parse(SampleReport.Of(300));
        string[] ids = [.. page.Descendants().Attributes("id").Select(a => a.Value)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(page.Descendants().Attributes("href").Select(a => a.Value).Where(v => v.StartsWith('#')), v => Assert.Contains(v[1..], ids));
        Assert.All(page.Descendants().Attributes("aria-labelledby").SelectMany(a => a.Value.Split(' ')), v => Assert.Contains(v, ids));
    }

    [Fact]
    public void Hostile_texts_stay_text()
    {
        ScraperLink link = SampleReport.Link(1, 1, Hostile);
        Finding finding = new(link, Hostile, FindingSeverity.Error, false, Hostile) { Seen = Hostile, Wanted = Hostile, Fix = Hostile, HelpUri = new Uri("javascript:alert(1)") };
        string text = Encoding.UTF8.GetString(SampleReport.Page(Report.Of(Hostile, SampleReport.Time, [new ReportEntry(link, finding)])));
        XDocument page = Parse(text);
        Assert.Single(page.Descendants(), e => e.Name.LocalName == "script");
        Assert.DoesNotContain(page.Descendants(), e => e.Name.LocalName == "img");
        Assert.DoesNotContain("javascript:", text);
        Assert.DoesNotContain('\u202E', text);
        Assert.DoesNotContain('\u200F', text);
        string shown = Hostile.Replace("\u202E", "[U+202E]").Replace("\u200F", "[U+200F]");
        Assert.Equal(shown, page.Descendants().Single(e => e.Name.LocalName == "h1").Value);
        Assert.Equal(6, page.Descendants().Count(e => !e.HasElements && e.Value.Contains(shown) && e.Ancestors().Any(a => a.Name.LocalName == "article")));
    }

    [Fact]
    public void Passed_findings_are_told_and_failed_ones_show_what_mends_them()
    {
        string text = Encoding.UTF8.GetString(SampleReport.Page(SampleReport.Of(3)));
        Assert.Contains("12 passed", text);
        Assert.Contains("11 passed", text);
        Assert.Contains("1 of 12 failed", text);
        Assert.Contains("Update-XATrustPolicy", text);
        Assert.Contains("names the scraper and nobody else", text);
    }

    [Fact]
    public void Changes_show_the_policies_before_and_after()
    {
        XDocument page = Parse(SampleReport.Of(1));
        XElement[] changes = [.. page.Descendants().Where(e => e.Attribute("class")?.Value == "changes").Elements()];
        Assert.Equal(7, changes.Length);
        XElement bind = changes[^1];
        Assert.Contains("UpdateAssumeRolePolicy", bind.Value);
        Assert.Contains(bind.Descendants(), e => e.Name.LocalName == "del" && e.Value.Contains("!xscrape-pending"));
        Assert.Contains(bind.Descendants(), e => e.Name.LocalName == "ins" && e.Value.Contains("scraper/s-00000001"));
        Assert.Equal("2026-11-23 07:30:00Z", changes[0].Descendants().Single(e => e.Name.LocalName == "time").Value);
        Assert.Equal("07:30:00", bind.Descendants().Single(e => e.Name.LocalName == "time").Value);
        // The whole text before it stands in the role's creation.
        Assert.Contains("\"Version\"", changes[0].Value);
        Assert.Contains("…", bind.Value);
    }

    [Fact]
    public void A_text_before_that_stands_nowhere_else_is_shown_whole()
    {
        LinkJournal journal = new(new FixedClock(SampleReport.Time));
        string before = string.Join('\n', Enumerable.Range(0, 20).Select(n => "line " + n));
        journal.Add("UpdateAssumeRolePolicy", "arn:aws:iam::111122223333:role/Foreign", before, before + "\nline 20");
        ScraperLink link = new(Samples.Facts(), new LinkSession(null!, null!) { Journal = journal });
        XElement shown = Parse(Report.Of("t", SampleReport.Time, [new ReportEntry(link, null)])).Descendants().Single(e => e.Name.LocalName == "pre");
        Assert.All(Enumerable.Range(0, 21), n => Assert.Matches($@"line {n}(\D|$)", shown.Value));
    }

    [Fact]
    public void A_link_from_data_says_that_its_changes_are_absent()
    {
        string text = Encoding.UTF8.GetString(SampleReport.Page(Report.Of("t", SampleReport.Time, [new ReportEntry(new StoredLink(Samples.Facts()), null)])));
        Assert.Contains("Changes: not known.", text);
        Assert.DoesNotContain("none were made", text);
    }

    [Fact]
    public void Findings_without_a_link_have_a_section_of_their_own()
    {
        Finding finding = new(null, "Yaml", FindingSeverity.Error, false, "Line 3: no such field.");
        XDocument page = Parse(Report.Of("t", SampleReport.Time, [new ReportEntry(null, finding)]));
        Assert.Contains("Line 3", page.Descendants().Single(e => e.Attribute("aria-labelledby")?.Value == "loose-title").Value);
        Assert.DoesNotContain(page.Descendants(), e => e.Name.LocalName == "table");
    }

    [Fact]
    public void A_thousand_links_with_findings_and_changes_take_less_than_4_MB()
    {
        Report report = SampleReport.Of(1_000);
        byte[] page = SampleReport.Page(report);
        Assert.True(page.Length < 4_000_000, $"{page.Length:N0} bytes");
        Assert.Equal(1_000, Parse(Encoding.UTF8.GetString(page)).Descendants().Count(e => e.Name.LocalName == "article"));
    }

    [Fact]
    public void Ten_times_as_many_links_need_ten_times_as_much_memory()
    {
        Report small = SampleReport.Of(100);
        Report large = SampleReport.Of(1_000);
        _ = Needed(small);
        Assert.InRange(Needed(large), 0, 12 * Needed(small));

        static long Needed(Report report)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            _ = SampleReport.Page(report);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private static XDocument Parse(Report report) => Parse(Encoding.UTF8.GetString(SampleReport.Page(report)));

    private static XDocument Parse(string text)
    {
        Assert.StartsWith("<!DOCTYPE html>\n<html", text);
        // As HTML reads them: no self-closed element but the void ones and the leaves of pictures.
        Assert.All(SelfClosed().Matches(text).Select(m => m.Groups[1].Value), name => Assert.Contains(name, (string[])["meta", "link", "input", "use", "path", "circle", "rect"]));
        // Style and script are raw text to HTML; this module's hold a few signs that XML would escape.
        string xml = Raw().Replace(text["<!DOCTYPE html>\n".Length..], m => $"{m.Groups[1].Value}<![CDATA[{m.Groups[2].Value}]]>{m.Groups[3].Value}");
        using XmlReader reader = XmlReader.Create(new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    private static string HashOf(XDocument page, string element) =>
        $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(page.Descendants().Single(e => e.Name.LocalName == element).Value)))}'";

    [GeneratedRegex(@"<([a-z]+)(?:\s[^<>]*)?/>")]
    private static partial Regex SelfClosed();

    [GeneratedRegex("(<(?:style|script)>)(.*?)(</(?:style|script)>)", RegexOptions.Singleline)]
    private static partial Regex Raw();
}
