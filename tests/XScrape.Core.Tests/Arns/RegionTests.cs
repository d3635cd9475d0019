using XScrape.Arns;
using XScrape.Failures;

namespace XScrape.Tests.Arns;

public sealed class RegionTests
{
    [Fact]
    public void A_Region_reads_and_prints_the_same() =>
        Law.Holds(Some.Region, text => Region.Parse(text).ToString() == text);

    [Theory]
    [InlineData("us-west-2", "aws")]
    [InlineData("cn-northwest-1", "aws-cn")]
    [InlineData("us-gov-east-1", "aws-us-gov")]
    [InlineData("eusc-de-east-1", "aws-eusc")]
    [InlineData("us-iso-east-1", "aws-iso")]
    [InlineData("us-isob-east-1", "aws-iso-b")]
    public void A_Region_lies_in_one_partition(string region, string partition) =>
        Assert.Equal(partition, Region.Parse(region).Partition);

    [Theory]
    [InlineData("")]
    [InlineData("us-west-2\n")]
    [InlineData("US-WEST-2")]
    [InlineData("us-west-2a")]
    [InlineData("us-west")]
    [InlineData("Oregon")]
    [InlineData("us-*-2")]
    public void Anything_else_is_refused(string text) =>
        Expect.Failure(FailureId.InvalidRegion, () => Region.Parse(text));
}
