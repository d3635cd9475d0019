using XScrape.Kinds.Eks.Reach;

namespace XScrape.Tests.Diagnosis;

public sealed class Ipv4RangeTests
{
    [Theory]
    [InlineData("0.0.0.0/0", "10.0.1.0/24", true)]
    [InlineData("10.0.0.0/16", "10.0.1.0/24", true)]
    [InlineData("10.0.1.128/25", "10.0.1.0/24", true)]
    [InlineData("10.0.1.7/32", "10.0.1.0/24", true)]
    [InlineData("10.0.2.0/24", "10.0.1.0/24", false)]
    [InlineData("255.255.255.255/32", "10.0.1.0/24", false)]
    public void Blocks_overlap_or_not(string one, string other, bool overlap)
    {
        Ipv4Range first = Ipv4Range.Parse(one)!.Value;
        Ipv4Range second = Ipv4Range.Parse(other)!.Value;

        Assert.Equal((overlap, overlap), (first.Overlaps(second), second.Overlaps(first)));
    }

    [Theory]
    [InlineData("::/0")]
    [InlineData("10.0.0.0")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("")]
    public void What_is_no_block_is_none(string text) => Assert.Null(Ipv4Range.Parse(text));
}
