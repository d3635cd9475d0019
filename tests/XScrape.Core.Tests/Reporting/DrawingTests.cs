using XScrape.Links;
using XScrape.Reporting;

namespace XScrape.Tests.Reporting;

/// <summary>Nothing of the drawing lies on anything else, however many links there are.</summary>
public sealed class DrawingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(30)]
    [InlineData(31)]
    [InlineData(300)]
    [InlineData(1_000)]
    public void Boxes_do_not_overlap_and_strands_end_at_their_boxes(int links)
    {
        Drawing drawing = Drawing.Of(SampleReport.Of(links).Links);
        Assert.Equal(links <= 30, drawing.InDetail);
        foreach (IReadOnlyList<DrawnAccount> column in new[] { drawing.Sources, drawing.Targets })
        {
            Assert.All(column, account => Assert.True(account.Top > 0 && account.Top + account.Height <= drawing.Height));
            Assert.All(column.Zip(column.Skip(1)), pair => Assert.True(pair.First.Top + pair.First.Height < pair.Second.Top));
            Assert.Equal(links, column.Sum(a => a.Rows.Sum(r => r.Links.Count)));
        }

        Assert.Equal(links, drawing.Strands.Sum(s => s.Links.Count));
        Assert.All(drawing.Strands, strand =>
        {
            DrawnAccount source = drawing.Sources.Single(a => a.Account == strand.Links[0].Link.SourceAccountId);
            DrawnRow target = drawing.Targets.SelectMany(a => a.Rows).Single(r => r.Links.Contains(strand.Links[0]));
            Assert.InRange(strand.From, source.Top, source.Top + source.Height);
            Assert.InRange(strand.To, target.Top, target.Top + target.Height);
            Assert.All(strand.Links, l => Assert.Equal(strand.State, l.State));
        });
    }

    [Theory]
    [InlineData(3)]
    [InlineData(30)]
    public void Symbols_on_strands_do_not_hide_each_other(int links)
    {
        Drawing drawing = Drawing.Of(SampleReport.Of(links).Links);
        for (int i = 0; i < drawing.Strands.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double apart = Math.Max(Math.Abs(drawing.Strands[i].SignX - drawing.Strands[j].SignX), Math.Abs(drawing.Strands[i].SignY - drawing.Strands[j].SignY));
                Assert.True(apart > 16, $"{i} and {j} are {apart:0.0} apart");
            }
        }
    }

    [Fact]
    public void Things_that_are_not_known_have_a_place()
    {
        Drawing drawing = Drawing.Of([new ReportLink(1, new StoredLink(new LinkFacts()), [])]);
        Assert.Equal("not known", Assert.Single(Assert.Single(drawing.Sources).Rows).Name);
        Assert.Single(drawing.Strands);
    }
}
